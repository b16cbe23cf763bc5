// Escaping, one function for each output format. Place in the flow: the last step before text from
// an article enters a file of another language; every writer in render/ uses these and no other.
//
//   out += "\"" + escape_dot(name) + "\"";      out += "<td>" + escape_html(name) + "</td>";
//
// Common to all: the result is valid UTF-8 (invalid bytes become U+FFFD). Quoted forms (csv_field,
// tsv_field, escape_json_script's input) say so below. They do not judge what is worth showing.
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

// For the inside of a double-quoted DOT string read as a label or tooltip: quotes and backslashes
// are escaped, '&' is written "&amp;" (Graphviz decodes entities), line breaks become "\n", other
// control characters are dropped.
std::string escape_dot(std::string_view text);
// For element content and for attribute values in double or single quotes, HTML and XML alike; also
// for HTML-like labels in DOT. Characters that XML 1.0 forbids are dropped.
std::string escape_html(std::string_view text);
// The same for data that must come back as it was: line breaks, tabs and C1 controls are written as
// character references, which attribute values keep. What XML 1.0 cannot hold at all (other
// controls, U+FFFE, U+FFFF) becomes U+FFFD.
std::string escape_xml(std::string_view text);
// For the inside of a Turtle string in double quotes: quotes, backslashes, line breaks and controls
// as escapes; U+0000, U+FFFE and U+FFFF, which readers stop at, become U+FFFD.
std::string escape_turtle(std::string_view text);
// For JSON text placed inside <script type="application/json">: takes JSON, gives the same JSON
// without any '<', so that nothing in it can end the script early.
std::string escape_json_script(std::string_view json);
// A whole field by RFC 4180: quoted when it has a comma, quote, line break or outer blanks. Text
// that a spreadsheet would run as a formula (starts with = + - @ and is not a number) gets a
// leading apostrophe.
std::string csv_field(std::string_view text);
// A whole field by RFC 4180 for programs that load data: as it is, without the apostrophe, U+0000
// left out.
std::string csv_data_field(std::string_view text);
// A whole field: tab, line break and other control characters become one blank (TSV has no
// quoting).
std::string tsv_field(std::string_view text);
// For a table cell or running text in GitHub-flavoured Markdown: punctuation with a meaning gets a
// backslash, '<', '>' and '&' become entities, line breaks become blanks.
std::string escape_markdown(std::string_view text);
// For the inside of a quoted label in Mermaid: quotes, '#', '<', '>' and '&' become its entities,
// line breaks and other controls blanks.
std::string escape_mermaid(std::string_view text);
// For running text in LaTeX, read by pdfLaTeX, LuaLaTeX or XeLaTeX: characters with a meaning
// become commands, letters outside Latin scripts \quni{…}, which the preamble defines
// (report_latex.cc).
std::string escape_latex(std::string_view text);
// For one line on a terminal: control characters (escape sequences, line breaks) become blanks, and
// bidirectional overrides, which could make the line read otherwise than it is, are dropped.
std::string escape_terminal(std::string_view text);

// The address if it may be linked to (http or https, a host, no blanks, controls or quotes), else
// empty.
std::string safe_url(std::string_view url);

}  // namespace quaestor
