// SPDX-License-Identifier: Apache-2.0
// The page on a socket, by libevent: one thread has all connections, so that nobody who is slow to read or to ask holds
// up the others; what asks the database is done by a few others, so that a slow answer does not either. Requests and
// connections are touched by the first one alone.
#include <arpa/inet.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "page/page.h"
#include "page/workers.h"

namespace bede {
namespace {

constexpr int header_bytes = 16 << 10;
constexpr int timeout_seconds = 60;     // of a client that neither reads nor writes
constexpr timeval tick = {0, 100'000};  // how soon a signal is seen
constexpr int idle_ticks = 20;          // after which others may write to the database
constexpr unsigned threads = 4;         // that ask the database: one slow answer leaves three

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
// What is sent to the one comes out of the other.
struct SocketPair {
  SocketPair() = default;
  SocketPair(const SocketPair&) = delete;
  SocketPair& operator=(const SocketPair&) = delete;
  ~SocketPair() {
    for (const evutil_socket_t each : ends)
      if (each >= 0) evutil_closesocket(each);
  }
  evutil_socket_t ends[2] = {-1, -1};
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
    case 504: return "Gateway Timeout";
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

class Server;

// A request that asks the database, from its coming to the end of its answer.
struct Exchange : std::enable_shared_from_this<Exchange> {
  Exchange(Server& of, evhttp_request* own)
      : server(of), request(own), connection(evhttp_request_get_connection(own)) {}

  Server& server;
  evhttp_request* request;
  evhttp_connection* connection;
  std::atomic<bool> gone = false;             // nobody waits for the answer any more
  bool closed = false;                        // neither request nor connection is there any more
  std::function<Result<std::string>()> more;  // of a long answer
};

class Server {
 public:
  Server(const ServeRun& run, event_base* base) : run_(run), base_(base) {}

  Result<ServedAt> begin(evhttp* server) {
    errno = 0;
    evhttp_bound_socket* bound = evhttp_bind_socket_with_handle(server, run_.host.c_str(), run_.port);
    if (!bound)
      return Error{ErrorKind::BadArgument,
                   fmt::format("{}:{} cannot be served ({}); --port 0 takes a free one, --host another address",
                               run_.host, run_.port, errno != 0 ? std::strerror(errno) : "no such address"),
                   {}};
    const Bound at = where(evhttp_bound_socket_get_fd(bound));
    Page::Options options{run_.database, {}, run_.stop, run_.seconds};
    // A page of somebody else's that lets its own name point to this machine must not read the database.
    if (at.loopback) options.hosts = {"localhost", "127.0.0.1", "[::1]", run_.host};
    BEDE_TRY(page, Page::open(std::move(options)));
    page_ = std::make_unique<Page>(std::move(page));
    BEDE_CHECKED(begin_workers());
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
    for (const auto& [own, exchange] : exchanges_) look_after(*exchange);
    if (exchanges_.empty() && ++idle_ >= idle_ticks) page_->release();
  }

  // What is at work ends, and nothing touches a request any more.
  void end() { workers_.reset(); }

 private:
  using Shared = std::shared_ptr<Exchange>;

  // The threads wake the loop by a byte through a pair of sockets.
  Result<void> begin_workers() {
    if (evutil_socketpair(AF_UNIX, SOCK_STREAM, 0, wake_.ends) != 0)
      return Error{ErrorKind::TooLarge, fmt::format("no sockets can be had: {}", std::strerror(errno)), {}};
    for (const evutil_socket_t each : wake_.ends) evutil_make_socket_nonblocking(each);
    woken_.reset(event_new(
        base_, wake_.ends[0], EV_READ | EV_PERSIST,
        [](evutil_socket_t socket, short, void* self) {
          std::array<char, 64> bytes;
          while (recv(socket, bytes.data(), bytes.size(), 0) > 0) continue;
          static_cast<Server*>(self)->workers_->finish();
        },
        this));
    event_add(woken_.get(), nullptr);
    BEDE_TRY(workers, Workers::begin(threads, [socket = wake_.ends[1]] {
               const char byte = 0;
               static_cast<void>(send(socket, &byte, 1, MSG_NOSIGNAL));
             }));
    workers_ = std::move(workers);
    return {};
  }

  void take(evhttp_request* request) {
    idle_ = 0;
    const char* host = evhttp_find_header(evhttp_request_get_input_headers(request), "Host");
    PageRequest asked{std::string(method_of(request)), evhttp_request_get_uri(request), host ? host : ""};
    if (!page_->asks_database(asked)) {
      send_whole(request, page_->answer(asked));
      return;
    }
    const auto exchange = std::make_shared<Exchange>(*this, request);
    exchanges_.emplace(exchange.get(), exchange);
    // What the client sends now is for later: libevent, which expects nothing before the answer, would end the program.
    bufferevent_disable(evhttp_connection_get_bufferevent(exchange->connection), EV_READ);
    asked.gone = &exchange->gone;
    workers_->add([this, exchange, asked]() -> Workers::Finish {
      return [this, exchange, answer = page_->answer(asked)] { send_answer(exchange, answer); };
    });
  }

  // While nothing is read of a connection, nobody else sees that its other end is closed.
  static void look_after(Exchange& exchange) {
    char byte = 0;
    const evutil_socket_t socket = bufferevent_getfd(evhttp_connection_get_bufferevent(exchange.connection));
    if (recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) exchange.gone = true;
  }

  static void add_headers(evhttp_request* request, const PageAnswer& answer) {
    evkeyvalq* headers = evhttp_request_get_output_headers(request);
    for (const auto& [name, value] : answer.headers) evhttp_add_header(headers, name.c_str(), value.c_str());
  }

  static void send_whole(evhttp_request* request, const PageAnswer& answer) {
    const bool head = evhttp_request_get_command(request) == EVHTTP_REQ_HEAD;
    add_headers(request, answer);
    if (head && !answer.more)
      evhttp_add_header(evhttp_request_get_output_headers(request), "Content-Length",
                        fmt::format("{}", answer.body.size()).c_str());
    evhttp_send_reply(request, answer.status, std::string(phrase_of(answer.status)).c_str(),
                      buffer_of(head ? "" : answer.body).get());
  }

  void send_answer(const Shared& exchange, const PageAnswer& answer) {
    if (!answer.more || evhttp_request_get_command(exchange->request) == EVHTTP_REQ_HEAD) {
      send_whole(exchange->request, answer);
      end(*exchange);
      return;
    }
    // libevent asks for the next part when the last one is gone.
    exchange->more = answer.more;
    evhttp_connection_set_closecb(
        exchange->connection, [](evhttp_connection*, void* of) { give_up(*static_cast<Exchange*>(of)); },
        exchange.get());
    add_headers(exchange->request, answer);
    evhttp_send_reply_start(exchange->request, answer.status, std::string(phrase_of(answer.status)).c_str());
    go_on(exchange);
  }

  void go_on(const Shared& exchange) {
    workers_->add([this, exchange]() -> Workers::Finish {
      return [this, exchange, part = exchange->more()] { send_part(*exchange, part); };
    });
  }

  void send_part(Exchange& exchange, const Result<std::string>& part) {
    if (exchange.closed) return;
    if (part.ok() && !part.value().empty()) {
      evhttp_send_reply_chunk_with_cb(
          exchange.request, buffer_of(part.value()).get(),
          [](evhttp_connection*, void* of) {
            Exchange& own = *static_cast<Exchange*>(of);
            own.server.go_on(own.shared_from_this());
          },
          &exchange);
      return;
    }
    evhttp_connection_set_closecb(exchange.connection, nullptr, nullptr);
    end(exchange);
    if (part.ok())
      evhttp_send_reply_end(exchange.request);
    else
      evhttp_connection_free(exchange.connection);  // cut off, so that it is seen not to be whole
  }

  // The client went away. A request that libevent has taken off its connection by then is ours to free.
  static void give_up(Exchange& exchange) {
    exchange.gone = exchange.closed = true;
    if (!evhttp_request_get_connection(exchange.request)) evhttp_request_free(exchange.request);
    exchange.server.end(exchange);
  }

  void end(Exchange& exchange) {
    idle_ = 0;
    exchanges_.erase(&exchange);
  }

  const ServeRun& run_;
  event_base* base_;
  std::unique_ptr<Page> page_;
  std::unordered_map<Exchange*, Shared> exchanges_;
  int idle_ = 0;
  SocketPair wake_;
  std::unique_ptr<event, FreeEvent> woken_;
  std::unique_ptr<Workers> workers_;
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
  own.end();
  return {};
}

}  // namespace bede
