// The line under a title: how many years and articles a picture is drawn from.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"
#include "selection.h"

namespace quaestor {

// ", 2024–2026, from 12 articles" (without years when no fact has a date).
std::string span_text(const Graph& graph, std::span<const std::uint32_t> facts, const Texts& texts);
// The title asked for, or `plain`, or `about` with the name in focus: keys of the texts.
std::string title_text(const Graph& graph, const PictureOptions& options, NodeIndex focus,
                       const Texts& texts, std::string_view plain, std::string_view about);
// "The 40 largest of 159 investments, 89 % of the money disclosed", or how many there are.
std::string drawn_text(const Selection& selection, const Texts& texts);

}  // namespace quaestor
