// Measures labels in an SVG from its own boxes: every <text> as the rectangle its letters take
// (turned as it is turned), every dot (a node without a name) as its outline. Works on Graphviz's
// and on our own pictures.
//
//   const Crowding crowding = measure_labels(svg);   crowding.collided, of crowding.labels
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>
#include <string>
#include <vector>

#include "text_metrics.h"

namespace quaestor::check {

struct Point {
  double x = 0, y = 0;
};
struct Outline {
  std::string what;
  std::array<Point, 4> corners;
};
struct Crowding {
  std::size_t labels = 0;
  std::size_t collided = 0;  // labels that touch another label or a dot
  std::string first;         // the first pair
  double share() const {
    return labels == 0 ? 0 : static_cast<double>(collided) / static_cast<double>(labels);
  }
};

inline double number_in(const std::string& tag, const char* key, double otherwise = 0) {
  const std::string start = std::string(" ") + key + "=\"";
  const std::size_t at = tag.find(start);
  return at == std::string::npos ? otherwise : std::stod(tag.substr(at + start.size()));
}

// Two convex outlines are apart when some edge of one has the other wholly on its far side.
inline bool apart(const Outline& a, const Outline& b) {
  for (const Outline* from : {&a, &b}) {
    for (std::size_t i = 0; i < 4; ++i) {
      const Point& p = from->corners[i];
      const Point& q = from->corners[(i + 1) % 4];
      const double nx = q.y - p.y;
      const double ny = p.x - q.x;
      const auto reach = [&](const Outline& outline) {
        double low = 1e18;
        double high = -1e18;
        for (const Point& c : outline.corners) {
          const double d = nx * c.x + ny * c.y;
          low = std::min(low, d);
          high = std::max(high, d);
        }
        return std::pair(low, high);
      };
      const auto [a_low, a_high] = reach(a);
      const auto [b_low, b_high] = reach(b);
      const double slack = 1e-6 * std::hypot(nx, ny);
      if (a_high <= b_low + slack || b_high <= a_low + slack) return true;
    }
  }
  return false;
}

inline std::string letters_of(const std::string& body) {
  static const std::regex kTag("<[^>]*>");
  static const std::regex kSpace("&#160;");
  static const std::regex kEntity("&[^;]*;");
  const std::string plain =
      std::regex_replace(std::regex_replace(body, kTag, ""), kSpace, "\u00A0");
  return std::regex_replace(plain, kEntity, "n");
}

// From the line's base: letters reach 0.72 of their size up and 0.2 down.
inline Outline text_outline(const std::string& tag, const std::string& body) {
  const double size = number_in(tag, "font-size", 14);
  const bool bold = tag.find("bold") != std::string::npos;
  const std::string letters = letters_of(body);
  const double length = text_length(letters, size, bold);
  const Point at{number_in(tag, "x"), number_in(tag, "y")};
  double left = 0;
  if (tag.find("text-anchor=\"middle\"") != std::string::npos) left = -length / 2;
  if (tag.find("text-anchor=\"end\"") != std::string::npos) left = -length;
  const std::size_t turned = tag.find("rotate(");
  const double turn =
      turned == std::string::npos ? 0 : std::stod(tag.substr(turned + 7)) * M_PI / 180;
  Outline out{letters, {}};
  const std::array<Point, 4> corners{{{left, -0.72 * size},
                                      {left + length, -0.72 * size},
                                      {left + length, 0.2 * size},
                                      {left, 0.2 * size}}};
  for (std::size_t i = 0; i < 4; ++i) {
    out.corners[i] = {at.x + corners[i].x * std::cos(turn) - corners[i].y * std::sin(turn),
                      at.y + corners[i].x * std::sin(turn) + corners[i].y * std::cos(turn)};
  }
  return out;
}

inline std::vector<Outline> text_outlines(const std::string& svg) {
  std::vector<Outline> out;
  for (std::size_t at = svg.find("<text"); at != std::string::npos; at = svg.find("<text", at)) {
    const std::size_t open = svg.find('>', at);
    const std::size_t close = svg.find("</text>", open);
    out.push_back(text_outline(svg.substr(at, open - at), svg.substr(open + 1, close - open - 1)));
    at = close;
  }
  return out;
}

// Nodes of class "dot", as Graphviz draws them: an ellipse or a polygon.
inline std::vector<Outline> dot_outlines(const std::string& svg) {
  std::vector<Outline> out;
  static const std::regex kPoint("(-?[0-9.]+),(-?[0-9.]+)");
  for (std::size_t at = svg.find(" dot\""); at != std::string::npos;
       at = svg.find(" dot\"", at + 1)) {
    const std::string group = svg.substr(at, svg.find("</g>", at) - at);
    double left = 1e18;
    double right = -1e18;
    double top = 1e18;
    double bottom = -1e18;
    const std::size_t ellipse = group.find("<ellipse");
    const std::size_t points = group.find("points=\"");
    if (ellipse != std::string::npos) {
      const std::string tag = group.substr(ellipse);
      left = number_in(tag, "cx") - number_in(tag, "rx");
      right = number_in(tag, "cx") + number_in(tag, "rx");
      top = number_in(tag, "cy") - number_in(tag, "ry");
      bottom = number_in(tag, "cy") + number_in(tag, "ry");
    } else if (points != std::string::npos) {
      const std::string list = group.substr(points, group.find('"', points + 8) - points);
      for (auto p = std::sregex_iterator(list.begin(), list.end(), kPoint);
           p != std::sregex_iterator(); ++p) {
        left = std::min(left, std::stod((*p)[1]));
        right = std::max(right, std::stod((*p)[1]));
        top = std::min(top, std::stod((*p)[2]));
        bottom = std::max(bottom, std::stod((*p)[2]));
      }
    } else {
      continue;
    }
    out.push_back({"(dot)", {{{left, top}, {right, top}, {right, bottom}, {left, bottom}}}});
  }
  return out;
}

inline Crowding measure_labels(const std::string& svg) {
  const std::vector<Outline> texts = text_outlines(svg);
  const std::vector<Outline> dots = dot_outlines(svg);
  Crowding out;
  out.labels = texts.size();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Outline* other = nullptr;
    for (std::size_t j = 0; j < texts.size() && other == nullptr; ++j) {
      if (i != j && !apart(texts[i], texts[j])) other = &texts[j];
    }
    for (std::size_t j = 0; j < dots.size() && other == nullptr; ++j) {
      if (!apart(texts[i], dots[j])) other = &dots[j];
    }
    if (other == nullptr) continue;
    ++out.collided;
    if (out.first.empty()) out.first = texts[i].what + " / " + other->what;
  }
  return out;
}

}  // namespace quaestor::check
