/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import io.ftps.auth.Password;
import io.ftps.auth.PresentedCertificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;

/**
 * Where in a directory users and groups are.
 *
 * @param base users are at or below it
 * @param filter finds the entry of a login name
 * @param nameAttribute what a user is called by
 * @param searcher as whom to search; nothing for nobody
 * @param groups how to find the groups of an entry; nothing where the entry names them
 * @param attributes what the mapping wants to see
 */
record Directory(
        String base,
        FilterText filter,
        String nameAttribute,
        Optional<Searcher> searcher,
        Optional<GroupSearch> groups,
        List<String> attributes) {
    private static final String MEMBER_OF = "memberOf";

    /** More are not looked at. */
    private static final int MOST_GROUPS = 1_000;

    /** The account that searches. */
    record Searcher(String dn, Password password) {}

    /** Finds groups by the distinguished name of a member. */
    record GroupSearch(String base, FilterText filter) {}

    void bindToSearch(LdapConnection connection) throws NamingException {
        if (searcher.isPresent()) {
            char[] password = searcher.get().password().characters();
            try {
                connection.bind(searcher.get().dn(), password);
            } finally {
                Arrays.fill(password, '\0');
            }
        }
    }

    /** The entry of a login name; nothing also where several have it. */
    Optional<LdapEntry> find(String userName, LdapConnection connection) throws NamingException {
        List<String> wanted = new ArrayList<>(attributes);
        wanted.addAll(List.of(nameAttribute, MEMBER_OF, LdapAuthenticator.CERTIFICATES));
        List<LdapEntry> found = connection.search(base, filter.with(userName), 2, wanted);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** With its groups, which the connection must be allowed to see. */
    DirectoryUser user(LdapEntry entry, String userName, LdapConnection connection) throws NamingException {
        return new DirectoryUser(name(entry, userName), entry.dn(), groupsOf(entry, connection), attributesOf(entry));
    }

    /** Of several names the one the client wrote, else always the same one. */
    private String name(LdapEntry entry, String userName) throws NamingException {
        List<String> names = entry.texts(nameAttribute);
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(userName))
                .findFirst()
                .or(() -> names.stream().min(Comparator.naturalOrder()))
                .orElseThrow(() -> new NamingException("The entry " + entry.dn() + " has no " + nameAttribute));
    }

    private List<String> groupsOf(LdapEntry entry, LdapConnection connection) throws NamingException {
        if (groups.isEmpty()) {
            return entry.texts(MEMBER_OF);
        }
        GroupSearch search = groups.get();
        return connection.search(search.base(), search.filter().with(entry.dn()), MOST_GROUPS, List.of("1.1")).stream()
                .map(LdapEntry::dn)
                .toList();
    }

    private Map<String, List<String>> attributesOf(LdapEntry entry) throws NamingException {
        Map<String, List<String>> values = new HashMap<>();
        for (String attribute : attributes) {
            values.put(attribute.toLowerCase(Locale.ROOT), entry.texts(attribute));
        }
        return values;
    }

    /** Whether the entry has the very certificate, RFC 4523, section 4.1. */
    static boolean isRegistered(PresentedCertificate presented, LdapEntry entry) throws NamingException {
        try {
            byte[] leaf = presented.leaf().getEncoded();
            return entry.bytes(LdapAuthenticator.CERTIFICATES).stream().anyMatch(der -> Arrays.equals(der, leaf));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was decoded cannot be encoded.", impossible);
        }
    }
}
