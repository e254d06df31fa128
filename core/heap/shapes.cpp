// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/shapes.h"

#include "core/heap/script_text.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kMaxNameLength = 120;
constexpr std::uint32_t kFewestObjects = 2;
constexpr std::size_t kObjectsForOneShape = 1000;

/// The candidate that a list of properties stands for; without properties if there is none.
Shape candidateOf(const PropertyLists& lists, std::size_t index)
{
    Shape shape{"{", {}, lists.memberCount(index)};
    std::size_t length = 1;
    for (const std::uint32_t property : lists.list(index)) {
        const std::string_view name = lists.propertyName(property);
        if (name == "__proto__") {
            continue;
        }
        const std::string shown = shownPropertyName(name);
        const std::size_t shownLength = scriptLength(shown);
        if (length > 1 && length + shownLength > kMaxNameLength) {
            break;
        }
        if (length > 1) {
            shape.name += ", ";
            length += 2;
        }
        shape.name += shown;
        length += shownLength;
        shape.properties.emplace_back(name);
    }
    shape.name += '}';
    return shape;
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
    std::vector<Shape> shapes;
    std::unordered_map<std::string, std::size_t> byName;
    for (std::size_t i = 0; i < lists.count(); ++i) {
        Shape candidate = candidateOf(lists, i);
        if (candidate.properties.empty()) {
            continue;
        }
        const auto [place, isNew] = byName.try_emplace(candidate.name, shapes.size());
        if (isNew) {
            shapes.push_back(std::move(candidate));
        } else {
            shapes[place->second].count += candidate.count;
        }
    }
    std::ranges::stable_sort(shapes, std::greater(), &Shape::count);
    const auto isRare = [objects = lists.members().size()](const Shape& shape) {
        return shape.count < kFewestObjects || shape.count * kObjectsForOneShape < objects;
    };
    shapes.erase(std::ranges::find_if(shapes, isRare), shapes.end());
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
