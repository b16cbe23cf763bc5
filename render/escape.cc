#include "quaestor/render/escape.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }
bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}
// XML 1.0 allows neither most controls nor the two non-characters at the end of the plane.
bool is_xml(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (!is_control(c) && c != 0xFFFE && c != 0xFFFF);
}

// Valid, without controls and line breaks: what most cells are, and what lines of text keep as is.
bool is_plain_line(std::string_view text) {
  const auto is_visible = [](char c) { return c >= ' ' && c < 0x7F; };
  if (std::all_of(text.begin(), text.end(), is_visible)) return true;
  if (!is_utf8(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_control(c) || is_line_break(c)) return false;
  }
  return true;
}

// Feeds every code point of repaired text to `emit(out, c)`.
template <typename Emit>
std::string transform(std::string_view text, Emit emit) {
  const std::string valid = repair_utf8(text);
  std::string out;
  out.reserve(valid.size() + valid.size() / 8);
  for (std::size_t at = 0; at < valid.size();) emit(out, next_code_point(valid, at));
  return out;
}

bool looks_like_number(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool sign = i == 0 && (c == '-' || c == '+');
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (!sign && c != '.' && c != ',') {
      return false;
    }
  }
  return digits > 0;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// What LaTeX reads otherwise, or what not every of its fonts has.
struct LatexSign {
  char32_t c;
  std::string_view command;
};
constexpr LatexSign kLatex[] = {{U'\\', "\\textbackslash{}"},
                                {U'{', "\\{"},
                                {U'}', "\\}"},
                                {U'$', "\\$"},
                                {U'&', "\\&"},
                                {U'#', "\\#"},
                                {U'%', "\\%"},
                                {U'_', "\\_"},
                                {U'^', "\\textasciicircum{}"},
                                {U'~', "\\textasciitilde{}"},
                                {U'"', "\\textquotedbl{}"},
                                {U'`', "\\textasciigrave{}"},
                                {U'<', "\\textless{}"},
                                {U'>', "\\textgreater{}"},
                                {U'|', "\\textbar{}"},
                                {U'[', "{[}"},
                                {U']', "{]}"},
                                {U'/', "/\\allowbreak{}"},
                                {U'\u00A0', "~"},
                                {U'\u00AD', "\\-"},
                                {U'\u00B7', "\\textperiodcentered{}"},
                                {U'\u202F', "\\,"},
                                {U'\u2009', "\\,"},
                                {U'\u2010', "-"},
                                {U'\u2011', "-"},
                                {U'–', "–"},
                                {U'—', "—"},
                                {U'‘', "‘"},
                                {U'’', "’"},
                                {U'‚', "‚"},
                                {U'“', "“"},
                                {U'”', "”"},
                                {U'„', "„"},
                                {U'…', "\\ldots{}"},
                                {U'€', "\\texteuro{}"},
                                {U'™', "\\texttrademark{}"},
                                {U'→', "\\ensuremath{\\rightarrow}"},
                                {U'≈', "\\ensuremath{\\approx}"},
                                {U'√', "\\ensuremath{\\surd}"}};

}  // namespace

std::string escape_dot(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '&') {
      out += "&amp;";
    } else if (is_line_break(c)) {
      if (c != '\r') out += "\\n";
    } else if (c == '\t') {
      out += ' ';
    } else if (!is_control(c) && is_xml(c)) {
      append_utf8(out, c);
    }
  });
}

std::string escape_html(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (is_xml(c)) append_utf8(out, c);
    }
  });
}

std::string escape_xml(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    const bool c1 = c >= 0x7F && c < 0xA0;
    if (is_line_break(c) || c == '\t' || c1 ||
        (c < 0x80 &&
         std::string_view("&<>\"'").find(static_cast<char>(c)) != std::string_view::npos)) {
      out += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
    } else {
      append_utf8(out, is_xml(c) ? c : U'\uFFFD');
    }
  });
}

std::string escape_turtle(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == 0 || c == 0xFFFE || c == 0xFFFF) {
      out += "\xEF\xBF\xBD";
    } else if (is_control(c) || is_line_break(c)) {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[c >> shift & 15];
    } else {
      append_utf8(out, c);
    }
  });
}

std::string escape_json_script(std::string_view json) {
  std::string out = repair_utf8(json);
  replace_all(out, "<", "\\u003c");  // in JSON, '<' stands inside strings only
  replace_all(out, "\xE2\x80\xA8", "\\u2028");
  replace_all(out, "\xE2\x80\xA9", "\\u2029");
  return out;
}

std::string csv_data_field(std::string_view text) {
  std::string field = repair_utf8(text);
  std::erase(field, '\0');
  const bool outer_blank = !field.empty() && (field.front() == ' ' || field.back() == ' ');
  if (!outer_blank && field.find_first_of(",\"\r\n") == std::string::npos) return field;
  replace_all(field, "\"", "\"\"");
  return "\"" + field + "\"";
}

std::string csv_field(std::string_view text) {
  std::string field(text);
  std::erase(field, '\0');
  const bool formula =
      !field.empty() && std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos;
  if (formula && !looks_like_number(field)) field.insert(field.begin(), '\'');
  return csv_data_field(field);
}

std::string tsv_field(std::string_view text) {
  if (is_plain_line(text)) return std::string(text);
  return transform(text, [](std::string& out, char32_t c) {
    if (is_control(c) || is_line_break(c)) {
      out += ' ';
    } else {
      append_utf8(out, c);
    }
  });
}

std::string escape_markdown(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c < 0x80 && std::string_view("\\`*_[]|~#$").find(static_cast<char>(c)) !=
                               std::string_view::npos) {
      out += '\\';
      out += static_cast<char>(c);
    } else if (is_control(c) || is_line_break(c)) {
      out += ' ';
    } else {
      append_utf8(out, c);
    }
  });
}

std::string escape_mermaid(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    if (c == '"' || c == '#' || c == '<' || c == '>' || c == '&' || c == '`') {
      out += '#' + std::to_string(static_cast<unsigned>(c)) + ';';
    } else if (is_control(c) || is_line_break(c)) {
      out += ' ';
    } else if (!is_bidi_control(c)) {
      append_utf8(out, c);
    }
  });
}

std::string escape_latex(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    const auto* known = std::find_if(std::begin(kLatex), std::end(kLatex),
                                     [c](const LatexSign& sign) { return sign.c == c; });
    if (known != std::end(kLatex)) {
      out += known->command;
    } else if (is_control(c) || is_line_break(c)) {
      out += ' ';
    } else if (c < 0x180 || c == 0x218 || c == 0x219 || c == 0x21A || c == 0x21B) {
      append_utf8(out, c);
    } else if (!is_bidi_control(c)) {
      out += "\\quni{";
      append_utf8(out, c);
      out += '}';
    }
  });
}

std::string escape_terminal(std::string_view text) {
  return transform(text, [](std::string& out, char32_t c) {
    if (is_control(c) || is_line_break(c)) {
      out += ' ';
    } else if (!is_bidi_control(c)) {
      append_utf8(out, c);
    }
  });
}

std::string safe_url(std::string_view url) {
  std::string_view rest = trim(url);
  const std::string lower = to_lower(rest.substr(0, 8));
  const std::size_t scheme = lower.starts_with("https://")  ? 8
                             : lower.starts_with("http://") ? 7
                                                            : 0;
  if (scheme == 0 || rest.size() == scheme || !is_utf8(rest)) return {};
  if (std::string_view("/?#").find(rest[scheme]) != std::string_view::npos) return {};
  for (const char byte : rest) {
    const auto c = static_cast<unsigned char>(byte);
    if (c <= 0x20 || c == 0x7F ||
        std::string_view("\"'<>\\`^{|}").find(byte) != std::string_view::npos) {
      return {};
    }
  }
  return std::string(rest);
}

}  // namespace quaestor
