/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a user may do where. The rule with the longest path above a file decides alone; where there is none, nothing is allowed.
 *
 * @param rules each path at most once
 */
public record Permissions(List<Rule> rules) {
    /** Everything everywhere. */
    public static final Permissions ALL = everywhere(EnumSet.allOf(Permission.class));
    /** Download and list everywhere. */
    public static final Permissions READ_ONLY = everywhere(EnumSet.of(Permission.READ, Permission.LIST));

    /** Copies the list; refuses a path given twice with {@link IllegalArgumentException}. */
    public Permissions {
        rules = List.copyOf(rules);
        if (rules.stream().map(Rule::path).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("A path has two rules of permissions (expected: each path once).");
        }
    }

    /**
     * What is allowed at a path and below it.
     *
     * @param path absolute, as the user sees it: {@code /} or {@code /in}
     * @param allowed all that is allowed there
     */
    public record Rule(String path, Set<Permission> allowed) {
        /** Copies the set; refuses a path that is not absolute with {@link IllegalArgumentException}. */
        public Rule {
            if (!path.startsWith("/") || (path.endsWith("/") && path.length() > 1) || path.contains("//")) {
                throw new IllegalArgumentException("The path of a permission is \"" + path
                        + "\" (expected: / or an absolute path without a slash at its end).");
            }
            allowed = Collections.unmodifiableSet(
                    allowed.isEmpty() ? EnumSet.noneOf(Permission.class) : EnumSet.copyOf(allowed));
        }

        private boolean isAbove(String file) {
            return path.equals("/") || file.equals(path) || file.startsWith(path + "/");
        }
    }

    /** The same everywhere. */
    public static Permissions everywhere(Set<Permission> allowed) {
        return new Permissions(List.of(new Rule("/", allowed)));
    }

    /**
     * Whether something is allowed.
     *
     * @param path absolute, as the user sees it, without dots
     */
    public boolean allows(Permission permission, String path) {
        Set<Permission> allowed = Set.of();
        int longest = -1;
        for (Rule rule : rules) {
            if (rule.isAbove(path) && rule.path().length() > longest) {
                longest = rule.path().length();
                allowed = rule.allowed();
            }
        }
        return allowed.contains(permission);
    }
}
