// The writers behind write_table, one a format. Each gets the rows already cut to the limit.
#pragma once

#include <string>

#include "quaestor/render/tables.h"

namespace quaestor {

std::string write_text_table(const Table& table, const Graph& graph, const TableOptions& options);
std::string write_markdown_table(const Table& table, const Graph& graph,
                                 const TableOptions& options);
std::string write_html_table(const Table& table, const Graph& graph, const TableOptions& options);
std::string write_latex_table(const Table& table, const Graph& graph, const TableOptions& options);
std::string write_csv_table(const Table& table, const Graph& graph, const TableOptions& options);
std::string write_tsv_table(const Table& table, const Graph& graph, const TableOptions& options);
std::string write_json_table(const Table& table, const Graph& graph, const TableOptions& options);
std::string write_jsonl_table(const Table& table, const Graph& graph, const TableOptions& options);

}  // namespace quaestor
