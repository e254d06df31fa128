// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/shapes.h"

#include "core/heap/script_text.h"
#include "core/model/long_text.h"

#include <algorithm>
#include <map>

namespace tidemark
{

namespace
{

constexpr std::size_t kMaxNameLength = 120;
constexpr std::uint32_t kFewestObjects = 2;
constexpr std::size_t kObjectsForOneShape = 1000;

/// Takes from each list of properties those that a shape of its objects would be named after.
class Candidates
{
public:
    explicit Candidates(const PropertyLists& lists)
        : m_lists(lists),
          m_shownLengths(lists.propertyCount(), kUnknown)
    {
    }

    /// The properties that stand for the list number @p index; none if there is no candidate.
    std::vector<std::uint32_t> of(std::size_t index)
    {
        std::vector<std::uint32_t> candidate;
        std::size_t length = 1;
        for (const std::uint32_t property : m_lists.list(index)) {
            if (m_lists.propertyName(property) == "__proto__") {
                continue;
            }
            const std::size_t shown = shownLength(property);
            if (length > 1 && length + shown > kMaxNameLength) {
                break;
            }
            length += (length > 1 ? 2 : 0) + shown;
            candidate.push_back(property);
        }
        return candidate;
    }

    Shape shapeOf(const std::vector<std::uint32_t>& candidate, std::uint32_t count) const
    {
        Shape shape{"{", {}, count};
        for (const std::uint32_t property : candidate) {
            shape.name += shape.name.size() > 1 ? ", " : "";
            shape.name += shownName(property);
            shape.properties.emplace_back(m_lists.propertyName(property));
        }
        shape.name += '}';
        return shape;
    }

private:
    static constexpr std::size_t kUnknown = ~std::size_t{0};

    std::string shownName(std::uint32_t property) const
    {
        return shownPropertyName(distinctText(m_lists.propertyName(property)));
    }

    std::size_t shownLength(std::uint32_t property)
    {
        std::size_t& length = m_shownLengths[property];
        if (length == kUnknown) {
            length = scriptLength(shownName(property));
        }
        return length;
    }

    const PropertyLists& m_lists;
    std::vector<std::size_t> m_shownLengths; ///< by property
};

/// Candidates of the same name are one: empty properties at the front do not show in it.
std::span<const std::uint32_t> keyOf(const PropertyLists& lists,
                                     std::span<const std::uint32_t> candidate)
{
    const auto isShown = [&lists](std::uint32_t property) {
        return !lists.propertyName(property).empty();
    };
    const auto first = std::ranges::find_if(candidate, isShown);
    return candidate.subspan(static_cast<std::size_t>(first - candidate.begin()));
}

/// How often a shape has a property: twice where two symbols share their text.
struct Use {
    std::uint32_t shape;
    std::uint32_t count;
};

/// Counts for one list after the other how much of each shape it contains.
class ShapeMatcher
{
public:
    ShapeMatcher(const PropertyLists& lists, const std::vector<Shape>& shapes)
        : m_shapes(shapes),
          m_uses(lists.propertyCount()),
          m_found(shapes.size(), 0)
    {
        for (std::uint32_t i = 0; i < shapes.size(); ++i) {
            addUses(lists, i);
        }
    }

    std::uint32_t match(std::span<const std::uint32_t> properties)
    {
        m_sorted.assign(properties.begin(), properties.end());
        std::ranges::sort(m_sorted);
        std::uint32_t best = kNoShape;
        for (auto begin = m_sorted.begin(); begin != m_sorted.end();) {
            const auto end = std::upper_bound(begin, m_sorted.end(), *begin);
            for (const Use& use : m_uses[*begin]) {
                best = better(best, count(use, static_cast<std::uint32_t>(end - begin)));
            }
            begin = end;
        }
        for (const std::uint32_t shape : m_touched) {
            m_found[shape] = 0;
        }
        m_touched.clear();
        return best;
    }

private:
    void addUses(const PropertyLists& lists, std::uint32_t shape)
    {
        for (const std::string& name : m_shapes[shape].properties) {
            const std::uint32_t property = lists.property(name);
            if (property == PropertyLists::kNoProperty) {
                continue; // the shape stays incomplete everywhere
            }
            std::vector<Use>& uses = m_uses[property];
            if (uses.empty() || uses.back().shape != shape) {
                uses.push_back({shape, 0});
            }
            ++uses.back().count;
        }
    }

    /// The use's shape if it is complete with @p available of the property, else kNoShape.
    std::uint32_t count(const Use& use, std::uint32_t available)
    {
        std::uint32_t& found = m_found[use.shape];
        if (found == 0) {
            m_touched.push_back(use.shape);
        }
        found += std::min(use.count, available);
        return found == m_shapes[use.shape].properties.size() ? use.shape : kNoShape;
    }

    std::uint32_t better(std::uint32_t a, std::uint32_t b) const
    {
        if (a == kNoShape || b == kNoShape) {
            return std::min(a, b);
        }
        const std::size_t ofA = m_shapes[a].properties.size();
        const std::size_t ofB = m_shapes[b].properties.size();
        return ofA == ofB ? std::min(a, b) : (ofA > ofB ? a : b);
    }

    const std::vector<Shape>& m_shapes;
    std::vector<std::vector<Use>> m_uses; ///< by property
    std::vector<std::uint32_t> m_found;   ///< properties met so far, by shape
    std::vector<std::uint32_t> m_touched; ///< shapes with one met
    std::vector<std::uint32_t> m_sorted;
};

} // namespace

std::vector<Shape> inferShapes(const PropertyLists& lists)
{
    struct Found {
        std::vector<std::uint32_t> properties;
        std::uint32_t count;
    };
    Candidates candidates(lists);
    std::vector<Found> found;
    std::map<std::vector<std::uint32_t>, std::size_t> byKey;
    for (std::size_t i = 0; i < lists.count(); ++i) {
        std::vector<std::uint32_t> candidate = candidates.of(i);
        if (candidate.empty()) {
            continue;
        }
        const auto key = keyOf(lists, candidate);
        const auto [place, isNew] =
            byKey.try_emplace(std::vector(key.begin(), key.end()), found.size());
        if (isNew) {
            found.push_back({std::move(candidate), 0});
        }
        found[place->second].count += lists.memberCount(i);
    }
    std::ranges::stable_sort(found, std::greater(), &Found::count);
    std::vector<Shape> shapes;
    for (const Found& one : found) {
        if (one.count < kFewestObjects ||
            one.count * kObjectsForOneShape < lists.members().size()) {
            break; // so are all that follow
        }
        shapes.push_back(candidates.shapeOf(one.properties, one.count));
    }
    return shapes;
}

std::vector<std::uint32_t> matchShapes(const PropertyLists& lists, const std::vector<Shape>& shapes)
{
    ShapeMatcher matcher(lists, shapes);
    std::vector<std::uint32_t> matches(lists.count());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        matches[i] = matcher.match(lists.list(i));
    }
    return matches;
}

} // namespace tidemark
