// The writers behind export_graph, one a format. Formats: docs/formats.md.
#pragma once

#include "quaestor/render/export.h"

namespace quaestor {

void write_graph_jsonl(const ExportInput& input, const ExportSink& sink);
void write_graph_json(const ExportInput& input, const ExportSink& sink);
void write_graph_bundles(const ExportInput& input, const ExportSink& sink);
void write_graph_dot(const ExportInput& input, const ExportSink& sink);
void write_graph_graphml(const ExportInput& input, const ExportSink& sink);
void write_graph_gexf(const ExportInput& input, const ExportSink& sink);
void write_graph_node_link(const ExportInput& input, const ExportSink& sink);
void write_graph_cyjs(const ExportInput& input, const ExportSink& sink);
void write_graph_csv_neo4j(const ExportInput& input, const ExportSink& sink);
void write_graph_csv_gephi(const ExportInput& input, const ExportSink& sink);
void write_graph_turtle(const ExportInput& input, const ExportSink& sink);
void write_graph_jsonld(const ExportInput& input, const ExportSink& sink);
void write_graph_sqlite(const ExportInput& input, const ExportSink& sink);

}  // namespace quaestor
