#include "quaestor/render/raster.h"

#include "quaestor/facts/error.h"

#ifdef QUAESTOR_RSVG
#include <cairo-pdf.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "child.h"
#include "pdf_date.h"
#endif

namespace quaestor {

#ifdef QUAESTOR_RSVG

namespace {

constexpr double kPointsAnInch = 72;

// librsvg is loaded when a picture is to be drawn, not with the program: with what it needs, cairo
// and GLib among it, it would take a third of the time in which the program starts. They are found
// through its handle.
constexpr const char* kLibrary = "librsvg-2.so.2";

void* library() {
  static void* const kHandle = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  return kHandle;
}

// The library's function of this name, with the type that its header gives it.
template <class F>
F* function(const char* name) {
  void* const found = dlsym(library(), name);
  if (found == nullptr) throw std::runtime_error(std::string(name) + " is not in " + kLibrary);
  return reinterpret_cast<F*>(found);
}
#define QUAESTOR_LOADED(name) function<decltype(name)>(#name)

struct Unref {
  void operator()(RsvgHandle* handle) const { QUAESTOR_LOADED(g_object_unref)(handle); }
  void operator()(cairo_surface_t* surface) const {
    QUAESTOR_LOADED(cairo_surface_destroy)(surface);
  }
  void operator()(cairo_t* context) const { QUAESTOR_LOADED(cairo_destroy)(context); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

[[noreturn]] void fail(GError* error) {
  const std::string message = error != nullptr ? error->message : "unknown reason";
  QUAESTOR_LOADED(g_clear_error)(&error);
  throw std::runtime_error(message);
}

void draw(RsvgHandle* handle, cairo_surface_t* surface, double width, double height) {
  const std::unique_ptr<cairo_t, Unref> context(QUAESTOR_LOADED(cairo_create)(surface));
  const RsvgRectangle page{0, 0, width, height};
  GError* error = nullptr;
  if (QUAESTOR_LOADED(rsvg_handle_render_document)(handle, context.get(), &page, &error) == 0)
    fail(error);
  if (QUAESTOR_LOADED(cairo_status)(context.get()) != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(
        QUAESTOR_LOADED(cairo_status_to_string)(QUAESTOR_LOADED(cairo_status)(context.get())));
  }
}

std::string convert(const std::string& svg, const std::string& format, int dpi) {
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  GError* error = nullptr;
  const std::unique_ptr<RsvgHandle, Unref> handle(QUAESTOR_LOADED(rsvg_handle_new_from_data)(
      reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle) fail(error);
  RsvgRectangle box{};
  gboolean has_width = 0;
  gboolean has_height = 0;
  gboolean has_box = 0;
  RsvgLength length{};
  QUAESTOR_LOADED(rsvg_handle_get_intrinsic_dimensions)
  (handle.get(), &has_width, &length, &has_height, &length, &has_box, &box);
  if (has_box == 0) throw std::runtime_error("the picture has no viewBox");
  std::string bytes;
  if (format == "pdf") {
    const std::unique_ptr<cairo_surface_t, Unref> surface(QUAESTOR_LOADED(
        cairo_pdf_surface_create_for_stream)(append, &bytes, box.width, box.height));
    draw(handle.get(), surface.get(), box.width, box.height);
    QUAESTOR_LOADED(cairo_surface_finish)(surface.get());
    return bytes;
  }
  const double scale = dpi / kPointsAnInch;
  const auto pixels = [scale](double points) {
    return static_cast<int>(std::lround(points * scale));
  };
  const std::unique_ptr<cairo_surface_t, Unref> surface(QUAESTOR_LOADED(cairo_image_surface_create)(
      CAIRO_FORMAT_ARGB32, pixels(box.width), pixels(box.height)));
  draw(handle.get(), surface.get(), box.width * scale, box.height * scale);
  if (QUAESTOR_LOADED(cairo_surface_write_to_png_stream)(surface.get(), append, &bytes) !=
      CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error("cannot write the PNG");
  }
  return bytes;
}

}  // namespace

bool can_rasterize() { return library() != nullptr; }

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
