/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Somebody the directory knows, for an {@link LdapMapping} to say what he or she may do.
 *
 * @param name the login name as the directory writes it, however the client did
 * @param dn distinguished name of the entry (RFC 4514)
 * @param groups distinguished names of the groups the entry is in
 * @param attributes those asked for by {@link LdapAuthenticator.Builder#attributes}, by their names in lower case
 */
public record DirectoryUser(String name, String dn, List<String> groups, Map<String, List<String>> attributes) {
    /** Copies the collections. */
    public DirectoryUser {
        groups = List.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }

    /** Whether the entry is in a group; case, and spaces between the parts of a name, do not count. */
    public boolean isIn(String group) {
        LdapName wanted = parsed(group);
        return groups.stream().anyMatch(name -> parsed(name).equals(wanted));
    }

    /** The first value of an attribute. */
    public Optional<String> attribute(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Refuses what is no distinguished name with {@link IllegalArgumentException}. */
    static LdapName parsed(String dn) {
        try {
            return new LdapName(dn);
        } catch (InvalidNameException mistake) {
            throw new IllegalArgumentException(
                    "The distinguished name is \"" + dn + "\" (expected: one such as cn=ftp,dc=example,dc=org).",
                    mistake);
        }
    }
}
