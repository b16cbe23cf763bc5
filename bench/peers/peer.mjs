// node peer.mjs kuzu|duckdb DATABASE '["statement", …]': runs the statements, prints the rows of the last one.
const [engine, database, list] = process.argv.slice(2);
const statements = JSON.parse(list);
let rows = [];
if (engine === 'kuzu') {
  const kuzu = (await import('kuzu')).default;
  const connection = new kuzu.Connection(new kuzu.Database(database));
  for (const statement of statements) rows = await (await connection.query(statement)).getAll();
  rows = rows.map((row) => Object.values(row));
} else {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(database)).connect();
  for (const statement of statements) rows = (await connection.runAndReadAll(statement)).getRows();
}
process.stdout.write(rows.map((row) => row.join('\t') + '\n').join(''));
process.exit(0);
