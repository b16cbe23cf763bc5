#include "quaestor/render/raster.h"

#include "quaestor/facts/error.h"

#ifdef QUAESTOR_RSVG
#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "child.h"
#include "pdf_date.h"
#include "quaestor/facts/loaded_library.h"
#endif

namespace quaestor {

#ifdef QUAESTOR_RSVG

namespace {

constexpr double kPointsAnInch = 72;

// With what it needs, cairo and GLib among it; they are found through its handle.
const LoadedLibrary& library() {
  static const LoadedLibrary kLibrary(QUAESTOR_LIBRSVG);
  return kLibrary;
}
#define RSVG(name) QUAESTOR_LOADED(library(), name)

struct Unref {
  void operator()(RsvgHandle* handle) const { RSVG(g_object_unref)(handle); }
  void operator()(cairo_surface_t* surface) const { RSVG(cairo_surface_destroy)(surface); }
  void operator()(cairo_t* context) const { RSVG(cairo_destroy)(context); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

[[noreturn]] void fail(GError* error) {
  const std::string message = error != nullptr ? error->message : "unknown reason";
  RSVG(g_clear_error)(&error);
  throw std::runtime_error(message);
}

void draw(RsvgHandle* handle, cairo_surface_t* surface, double width, double height) {
  const std::unique_ptr<cairo_t, Unref> context(RSVG(cairo_create)(surface));
  const RsvgRectangle page{0, 0, width, height};
  GError* error = nullptr;
  if (RSVG(rsvg_handle_render_document)(handle, context.get(), &page, &error) == 0) fail(error);
  if (RSVG(cairo_status)(context.get()) != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(RSVG(cairo_status_to_string)(RSVG(cairo_status)(context.get())));
  }
}

std::string convert(const std::string& svg, const std::string& format, int dpi) {
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  GError* error = nullptr;
  const std::unique_ptr<RsvgHandle, Unref> handle(RSVG(rsvg_handle_new_from_data)(
      reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle) fail(error);
  RsvgRectangle box{};
  gboolean has_width = 0;
  gboolean has_height = 0;
  gboolean has_box = 0;
  RsvgLength length{};
  RSVG(rsvg_handle_get_intrinsic_dimensions)
  (handle.get(), &has_width, &length, &has_height, &length, &has_box, &box);
  if (has_box == 0) throw std::runtime_error("the picture has no viewBox");
  std::string bytes;
  if (format == "pdf") {
    const std::unique_ptr<cairo_surface_t, Unref> surface(
        RSVG(cairo_pdf_surface_create_for_stream)(append, &bytes, box.width, box.height));
    draw(handle.get(), surface.get(), box.width, box.height);
    RSVG(cairo_surface_finish)(surface.get());
    return bytes;
  }
  const double scale = dpi / kPointsAnInch;
  const auto pixels = [scale](double points) {
    return static_cast<int>(std::lround(points * scale));
  };
  const std::unique_ptr<cairo_surface_t, Unref> surface(
      RSVG(cairo_image_surface_create)(CAIRO_FORMAT_ARGB32, pixels(box.width), pixels(box.height)));
  draw(handle.get(), surface.get(), box.width * scale, box.height * scale);
  if (RSVG(cairo_surface_write_to_png_stream)(surface.get(), append, &bytes) !=
      CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error("cannot write the PNG");
  }
  return bytes;
}

}  // namespace

bool can_rasterize() { return library().is_there(); }

std::string rasterize(const std::string& svg, const std::string& format, int dpi) {
  if (!can_rasterize()) {
    throw Error(ErrorKind::unsupported, format,
                "this style needs librsvg for it, which is not installed; write .svg, or install "
                "librsvg2-2");
  }
  std::string bytes = run_in_child("librsvg", [&] { return convert(svg, format, dpi); });
  if (format == "pdf") fix_pdf_date(bytes);
  return bytes;
}

#else

bool can_rasterize() { return false; }

std::string rasterize(const std::string& /*svg*/, const std::string& format, int /*dpi*/) {
  throw Error(ErrorKind::unsupported, format,
              "this style needs librsvg for it, which was not there when quaestor was built; "
              "write .svg, or build again with librsvg2-dev");
}

#endif

}  // namespace quaestor
