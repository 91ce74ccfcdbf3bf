// SPDX-License-Identifier: Apache-2.0
// The page on a socket, by libevent: one thread, one request after the other, so that nobody who is slow to read or to
// ask holds up the others.
#include <arpa/inet.h>
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "page/page.h"

namespace bede {
namespace {

constexpr int header_bytes = 16 << 10;
constexpr int timeout_seconds = 60;     // of a client that neither reads nor writes
constexpr timeval tick = {0, 100'000};  // how soon a signal is seen
constexpr int idle_ticks = 20;          // after which others may write to the database

constexpr auto known_methods =
    static_cast<ev_uint16_t>(EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST | EVHTTP_REQ_PUT | EVHTTP_REQ_DELETE |
                             EVHTTP_REQ_OPTIONS | EVHTTP_REQ_TRACE | EVHTTP_REQ_CONNECT | EVHTTP_REQ_PATCH);

struct FreeBase {
  void operator()(event_base* base) const { event_base_free(base); }
};
struct FreeServer {
  void operator()(evhttp* server) const { evhttp_free(server); }
};
struct FreeEvent {
  void operator()(event* timer) const { event_free(timer); }
};
struct FreeBuffer {
  void operator()(evbuffer* buffer) const { evbuffer_free(buffer); }
};
using Buffer = std::unique_ptr<evbuffer, FreeBuffer>;

Buffer buffer_of(const std::string& bytes) {
  Buffer buffer(evbuffer_new());
  evbuffer_add(buffer.get(), bytes.data(), bytes.size());
  return buffer;
}

std::string_view method_of(evhttp_request* request) {
  switch (evhttp_request_get_command(request)) {
    case EVHTTP_REQ_GET: return "GET";
    case EVHTTP_REQ_HEAD: return "HEAD";
    default: return "other";
  }
}

std::string_view phrase_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 503: return "Service Unavailable";
    default: return "Internal Server Error";
  }
}

// Where the socket is: "127.0.0.1:8377" and whether other machines can reach it.
struct Bound {
  std::string address;
  bool loopback = false;
};

Bound where(evutil_socket_t socket) {
  sockaddr_storage storage = {};
  socklen_t size = sizeof storage;
  std::array<char, INET6_ADDRSTRLEN> text = {};
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return {};
  if (storage.ss_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(storage);
    inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
    return {fmt::format("[{}]:{}", text.data(), ntohs(v6.sin6_port)), IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr) != 0};
  }
  const auto& v4 = reinterpret_cast<const sockaddr_in&>(storage);
  inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  return {fmt::format("{}:{}", text.data(), ntohs(v4.sin_port)), (ntohl(v4.sin_addr.s_addr) >> 24) == 127};
}

class Server {
 public:
  Server(const ServeRun& run, event_base* base) : run_(run), base_(base) {}

  Result<ServedAt> begin(evhttp* server) {
    errno = 0;
    evhttp_bound_socket* bound = evhttp_bind_socket_with_handle(server, run_.host.c_str(), run_.port);
    if (!bound)
      return Error{ErrorKind::BadArgument,
                   fmt::format("{}:{} cannot be served ({}); --port 0 takes a free port, --host another address",
                               run_.host, run_.port, errno != 0 ? std::strerror(errno) : "no such address"),
                   {}};
    const Bound at = where(evhttp_bound_socket_get_fd(bound));
    Page::Options options{run_.database, {}, run_.stop};
    // A page of somebody else's that lets its own name point to this machine must not read the database.
    if (at.loopback) options.hosts = {"localhost", "127.0.0.1", "[::1]", run_.host};
    BEDE_TRY(page, Page::open(std::move(options)));
    page_ = std::make_unique<Page>(std::move(page));
    evhttp_set_max_headers_size(server, header_bytes);
    evhttp_set_max_body_size(server, 0);
    evhttp_set_timeout(server, timeout_seconds);
    evhttp_set_allowed_methods(server, known_methods);
    evhttp_set_gencb(
        server, [](evhttp_request* request, void* self) { static_cast<Server*>(self)->take(request); }, this);
    return ServedAt{fmt::format("http://{}/", at.address), !at.loopback};
  }

  void on_tick() {
    if (run_.stop && run_.stop->load()) event_base_loopbreak(base_);
    if (streams_ == 0 && ++idle_ == idle_ticks) page_->release();
  }

 private:
  // A long answer on its way. libevent asks for the next part when the last one is gone.
  struct Stream {
    Server* server;
    evhttp_request* request;
    evhttp_connection* connection;
    std::function<Result<std::string>()> more;
  };

  void take(evhttp_request* request) {
    idle_ = 0;
    const char* host = evhttp_find_header(evhttp_request_get_input_headers(request), "Host");
    const bool head = evhttp_request_get_command(request) == EVHTTP_REQ_HEAD;
    PageAnswer answer =
        page_->answer({std::string(method_of(request)), evhttp_request_get_uri(request), host ? host : ""});
    evkeyvalq* headers = evhttp_request_get_output_headers(request);
    for (const auto& [name, value] : answer.headers) evhttp_add_header(headers, name.c_str(), value.c_str());
    const std::string phrase(phrase_of(answer.status));
    if (answer.more && !head) {
      begin_stream(request, answer, phrase);
      return;
    }
    if (head && !answer.more)
      evhttp_add_header(headers, "Content-Length", fmt::format("{}", answer.body.size()).c_str());
    evhttp_send_reply(request, answer.status, phrase.c_str(), buffer_of(head ? "" : answer.body).get());
  }

  void begin_stream(evhttp_request* request, PageAnswer& answer, const std::string& phrase) {
    auto* stream = new Stream{this, request, evhttp_request_get_connection(request), std::move(answer.more)};
    ++streams_;
    evhttp_connection_set_closecb(
        stream->connection, [](evhttp_connection*, void* of) { give_up(static_cast<Stream*>(of)); }, stream);
    evhttp_send_reply_start(request, answer.status, phrase.c_str());
    go_on(stream);
  }

  static void go_on(Stream* stream) {
    auto part = stream->more();
    if (part.ok() && !part->empty()) {
      evhttp_send_reply_chunk_with_cb(
          stream->request, buffer_of(part.value()).get(),
          [](evhttp_connection*, void* of) { go_on(static_cast<Stream*>(of)); }, stream);
      return;
    }
    evhttp_request* request = stream->request;
    evhttp_connection* connection = stream->connection;
    evhttp_connection_set_closecb(connection, nullptr, nullptr);
    end(stream);
    if (part.ok())
      evhttp_send_reply_end(request);
    else
      evhttp_connection_free(connection);  // cut off, so that it is seen not to be whole
  }

  // The client went away. A request that libevent has taken off its connection by then is ours to free.
  static void give_up(Stream* stream) {
    if (!evhttp_request_get_connection(stream->request)) evhttp_request_free(stream->request);
    end(stream);
  }

  static void end(Stream* stream) {
    --stream->server->streams_;
    stream->server->idle_ = 0;
    delete stream;
  }

  const ServeRun& run_;
  event_base* base_;
  std::unique_ptr<Page> page_;
  int streams_ = 0, idle_ = 0;
};

}  // namespace

Result<void> serve(const ServeRun& run, const std::function<void(const ServedAt& at)>& ready) {
  const std::unique_ptr<event_base, FreeBase> base(event_base_new());
  if (!base) return Error{ErrorKind::TooLarge, "there is not enough memory", {}};
  Server own(run, base.get());
  const std::unique_ptr<evhttp, FreeServer> server(evhttp_new(base.get()));
  if (!server) return Error{ErrorKind::TooLarge, "there is not enough memory", {}};
  BEDE_TRY(at, own.begin(server.get()));
  const std::unique_ptr<event, FreeEvent> timer(event_new(
      base.get(), -1, EV_PERSIST, [](evutil_socket_t, short, void* of) { static_cast<Server*>(of)->on_tick(); }, &own));
  event_add(timer.get(), &tick);
  ready(at);
  event_base_dispatch(base.get());
  return {};
}

}  // namespace bede
