/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.examples.config.ValueKind.Echo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the configuration. Hands out values by key, remembers which keys were asked for, and {@link #end} complains
 * of all others. A wrong value becomes a problem and an empty answer, so that reading goes on and finds the next mistake.
 */
final class Section {
    private static final Pattern EXPECTATION = Pattern.compile("\\(expected: (.*)\\)\\.?$");

    private final String path;
    private final int line;
    private final Problems problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(String path, int line, Problems problems) {
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    /** The whole file; one without content says nothing and is right. */
    static Section root(Optional<Node> document, Problems problems) {
        return document.map(node -> of(node, "", problems)).orElseGet(() -> new Section("", 1, problems));
    }

    private static Section of(Node node, String path, Problems problems) {
        Section section = new Section(path, lineOf(node), problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::add);
        } else {
            problems.add(lineOf(node), path.isEmpty() ? "the file" : path, shown(node), "keys with values");
        }
        return section;
    }

    private void add(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : shown(entry.getKeyNode());
        NodeTuple earlier = entries.putIfAbsent(key, entry);
        if (earlier != null) {
            int first = lineOf(earlier.getKeyNode());
            problems.add(lineOf(entry.getKeyNode()), below(key), "a second time", "once, as in line " + first);
        }
    }

    int line() {
        return line;
    }

    String path() {
        return path;
    }

    /** Keys that are here, of those known. */
    List<String> present(List<String> known) {
        return known.stream().filter(this::has).toList();
    }

    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /** All keys, where any may stand. */
    List<String> keys() {
        asked.addAll(entries.keySet());
        return List.copyOf(entries.keySet());
    }

    /** A key that is a value itself. */
    <T> Optional<T> key(String key, ValueKind<T> kind) {
        int where = Optional.ofNullable(entries.get(key))
                .map(entry -> lineOf(entry.getKeyNode()))
                .orElse(line);
        return read(key, where, path, kind);
    }

    <T> Optional<T> value(String key, ValueKind<T> kind) {
        return find(key).flatMap(node -> read(node, below(key), kind));
    }

    <T> Optional<T> required(String key, ValueKind<T> kind) {
        if (!has(key)) {
            problems.add(line, below(key), "missing", kind.expected());
        }
        return value(key, kind);
    }

    Optional<Section> section(String key) {
        return find(key).map(node -> of(node, below(key), problems));
    }

    /** The mappings of a list, each with a path such as {@code listeners[1]}. */
    Optional<List<Section>> sections(String key, String expected) {
        return find(key).map(node -> {
            if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
                problems.add(lineOf(node), below(key), shown(node), expected);
                return List.of();
            }
            List<Section> sections = new ArrayList<>();
            for (Node item : list.getValue()) {
                sections.add(of(item, below(key) + "[" + (sections.size() + 1) + "]", problems));
            }
            return sections;
        });
    }

    /** The values of a list, each with a path such as {@code names[1]}. */
    <T> List<T> values(String key, ValueKind<T> kind, String expected) {
        List<T> values = new ArrayList<>();
        find(key).ifPresent(node -> {
            if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
                problems.add(lineOf(node), below(key), shown(node), expected);
                return;
            }
            int position = 0;
            for (Node item : list.getValue()) {
                position++;
                read(item, below(key) + "[" + position + "]", kind).ifPresent(values::add);
            }
        });
        return values;
    }

    /** A value that was read and turns out wrong beside others. */
    void wrong(String key, String value, String expected) {
        problems.add(lineOf(key), below(key), value, expected);
    }

    /** A sentence about this section, or about one value in it. */
    void complain(String key, String sentence) {
        problems.add(lineOf(key), below(key) + ": " + sentence);
    }

    /** To be called when everything known was asked for. */
    void end() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                problems.add(lineOf(entry.getKeyNode()), below(key), "unknown key", Words.either(List.copyOf(asked)));
            }
        });
    }

    private Optional<Node> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private <T> Optional<T> read(Node node, String key, ValueKind<T> kind) {
        if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
            problems.add(lineOf(node), key, shown(node), kind.expected());
            return Optional.empty();
        }
        return read(scalar.getValue(), lineOf(node), key, kind);
    }

    private <T> Optional<T> read(String text, int where, String key, ValueKind<T> kind) {
        try {
            return Optional.of(kind.reading().apply(text));
        } catch (IllegalArgumentException refused) {
            String value = kind.echo() == Echo.SHOWN ? text : "***";
            problems.add(where, key, value, expectation(refused).orElse(kind.expected()));
            return Optional.empty();
        }
    }

    private static Optional<String> expectation(IllegalArgumentException refused) {
        Matcher said = EXPECTATION.matcher(String.valueOf(refused.getMessage()));
        return said.find() ? Optional.of(said.group(1)) : Optional.empty();
    }

    private String below(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    private int lineOf(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(entry -> lineOf(entry.getValueNode()))
                .orElse(line);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return node.getTag().equals(Tag.NULL) ? "empty" : scalar.getValue();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().isEmpty() ? "an empty list" : "a list";
        }
        return "keys with values";
    }
}
