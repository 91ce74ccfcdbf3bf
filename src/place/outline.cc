// SPDX-License-Identifier: Apache-2.0
// Points are thinned to one in each cell of half a degree, and split into groups whose nearest members are further
// apart than a gap (the United States without Alaska and Hawaii). The largest group's convex hull is taken on a map
// that keeps lengths near its middle, and its centre of area is the answer.
#include "place/outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace bede {
namespace {

constexpr double radians = 3.14159265358979323846 / 180;
constexpr double cell = 0.5, gap = 7;  // degrees

double wrapped(double longitude) { return longitude - 360 * std::floor((longitude + 180) / 360); }

double distance(const Point& a, const Point& b) {
  const double north = a.latitude - b.latitude, east = wrapped(a.longitude - b.longitude);
  return std::hypot(north, east * std::cos((a.latitude + b.latitude) / 2 * radians));
}

std::vector<Point> thinned(const std::vector<Point>& points) {
  std::map<std::pair<int, int>, std::pair<Point, int>> cells;
  for (const Point& point : points) {
    auto& [sum, count] = cells[{static_cast<int>(std::floor(point.latitude / cell)),
                                static_cast<int>(std::floor(point.longitude / cell))}];
    sum.latitude += point.latitude;
    sum.longitude += point.longitude;
    ++count;
  }
  std::vector<Point> out;
  for (const auto& [at, entry] : cells)
    out.push_back({entry.first.latitude / entry.second, entry.first.longitude / entry.second});
  return out;
}

std::vector<Point> largest_group(std::vector<Point> points) {
  std::vector<Point> best;
  while (!points.empty()) {
    std::vector<Point> group{points.back()};
    points.pop_back();
    for (std::size_t at = 0; at < group.size(); ++at) {
      const Point from = group[at];
      const auto far =
          std::partition(points.begin(), points.end(), [&](const Point& p) { return distance(from, p) > gap; });
      group.insert(group.end(), far, points.end());
      points.erase(far, points.end());
    }
    if (group.size() > best.size()) best = std::move(group);
  }
  return best;
}

struct OnMap {
  double x, y;
  bool operator<(const OnMap& other) const { return x != other.x ? x < other.x : y < other.y; }
};

double turn(const OnMap& a, const OnMap& b, const OnMap& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Andrew's monotone chain, counterclockwise.
std::vector<OnMap> hull_of(std::vector<OnMap> points) {
  std::sort(points.begin(), points.end());
  std::vector<OnMap> hull;
  for (int side = 0; side < 2; ++side) {
    const std::size_t first = hull.size();
    for (const OnMap& point : points) {
      while (hull.size() >= first + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
      hull.push_back(point);
    }
    hull.pop_back();
    std::reverse(points.begin(), points.end());
  }
  return hull;
}

}  // namespace

Point middle_of(const std::vector<Point>& points) {
  if (points.empty()) return {};
  const std::vector<Point> group = largest_group(thinned(points));
  const double first = group.front().longitude;
  double latitude = 0;
  for (const Point& point : group) latitude += point.latitude / static_cast<double>(group.size());
  const double breadth = std::cos(latitude * radians);
  std::vector<OnMap> map;
  OnMap middle{0, 0};
  for (const Point& point : group) {
    map.push_back({wrapped(point.longitude - first) * breadth, point.latitude});
    middle.x += map.back().x / static_cast<double>(group.size());
    middle.y += map.back().y / static_cast<double>(group.size());
  }
  const std::vector<OnMap> hull = hull_of(map);
  double area = 0, x = 0, y = 0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const OnMap &a = hull[i], &b = hull[(i + 1) % hull.size()];
    const double part = (a.x - middle.x) * (b.y - middle.y) - (b.x - middle.x) * (a.y - middle.y);
    area += part;
    x += part * (a.x + b.x - 2 * middle.x) / 3;
    y += part * (a.y + b.y - 2 * middle.y) / 3;
  }
  if (area > 0.01) middle = {middle.x + x / area, middle.y + y / area};
  // Rounded, for the last bits of cosines differ from one C library to another, and the pack's bytes must not.
  const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
  return {rounded(middle.y), rounded(wrapped(first + (breadth > 0.001 ? middle.x / breadth : 0)))};
}

}  // namespace bede
