/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.Permissions.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is allowed below a path: {@code /in=write,list}, or for a whole set {@code /=read-only}. */
final class PermissionText {
    private static final Map<String, Set<Permission>> SETS = Map.of(
            "all", EnumSet.allOf(Permission.class),
            "read-only", EnumSet.of(Permission.READ, Permission.LIST),
            "none", EnumSet.noneOf(Permission.class));

    private PermissionText() {}

    static Rule parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw wrong(text);
        }
        String words = text.substring(equals + 1);
        Set<Permission> allowed = EnumSet.noneOf(Permission.class);
        if (SETS.containsKey(words)) {
            allowed.addAll(SETS.getOrDefault(words, Set.of()));
        } else {
            Stream.of(words.split(",", -1)).map(word -> permission(word, text)).forEach(allowed::add);
        }
        return new Rule(text.substring(0, equals), allowed);
    }

    /** None where everything is allowed, as without any. */
    static List<String> format(Permissions permissions) {
        if (permissions.equals(Permissions.ALL)) {
            return List.of();
        }
        return permissions.rules().isEmpty()
                ? List.of("/=none")
                : permissions.rules().stream().map(PermissionText::format).toList();
    }

    private static String format(Rule rule) {
        String words = SETS.entrySet().stream()
                .filter(set -> set.getValue().equals(rule.allowed()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(
                        () -> rule.allowed().stream().map(PermissionText::word).collect(Collectors.joining(",")));
        return rule.path() + "=" + words;
    }

    private static Permission permission(String word, String text) {
        return Stream.of(Permission.values())
                .filter(permission -> word(permission).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(text));
    }

    private static String word(Permission permission) {
        return switch (permission) {
            case READ -> "read";
            case WRITE -> "write";
            case APPEND -> "append";
            case DELETE -> "delete";
            case RENAME -> "rename";
            case MAKE_DIRECTORY -> "mkdir";
            case LIST -> "list";
        };
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("The setting allow is \"" + PercentText.encode(text)
                + "\" (expected: a path, =, and all, read-only, none,"
                + " or some of read,write,append,delete,rename,mkdir,list).");
    }
}
