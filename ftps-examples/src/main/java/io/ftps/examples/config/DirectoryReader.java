/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.User;
import io.ftps.auth.file.AccountSettings;
import io.ftps.auth.ldap.LdapMapping.GroupPermissions;
import io.ftps.examples.config.DirectorySettings.Entries;
import io.ftps.examples.config.DirectorySettings.Searcher;
import io.ftps.tls.certificate.Passphrase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section {@code ldap} of users. */
final class DirectoryReader {
    private static final String DN = "a distinguished name such as ou=people,dc=example,dc=com";
    private static final String ALLOW = "allow";

    private final Path base;

    DirectoryReader(Path base) {
        this.base = base;
    }

    Optional<AccountSource> read(Section section) {
        Optional<URI> url = section.required("url", url());
        Optional<Path> authorities = section.value(
                "authorities", ValueKind.path(base, "a PEM file or a folder with certificates of authorities"));
        Optional<Entries> entries = entries(section);
        Optional<Searcher> searcher = section.section("search-as").flatMap(this::searcher);
        LoginMethod method =
                section.value("method", ValueKind.oneOf(LoginMethod.class)).orElse(LoginMethod.PASSWORD);
        List<GroupPermissions> groups = groups(section);
        section.end();
        if (url.isEmpty() || entries.isEmpty() || (section.has("search-as") && searcher.isEmpty())) {
            return Optional.empty();
        }
        DirectorySettings settings =
                new DirectorySettings(url.get(), authorities, entries.get(), searcher, method, groups);
        tried(section, settings);
        return Optional.of(new AccountSource.InDirectory(settings));
    }

    private static void tried(Section section, DirectorySettings settings) {
        try {
            settings.toAuthenticator();
        } catch (IOException | IllegalArgumentException e) {
            section.complain("", String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Entries> entries(Section section) {
        Optional<String> place = section.required("base", ValueKind.text(DN));
        Optional<String> filter = section.required("filter", ValueKind.text("a filter such as (uid={0}), in quotes"));
        String name = section.value("name-attribute", ValueKind.text("an attribute such as uid"))
                .orElse("uid");
        return place.flatMap(known -> filter.map(text -> new Entries(known, text, name)));
    }

    private Optional<Searcher> searcher(Section section) {
        Optional<String> dn = section.required("dn", ValueKind.text(DN));
        Optional<Passphrase> password = section.required(
                "password", ValueKind.secret("env:NAME or file:PATH", text -> Passphrase.parse(text, base)));
        section.end();
        return dn.flatMap(known -> password.map(place -> new Searcher(known, place)));
    }

    private static List<GroupPermissions> groups(Section section) {
        List<GroupPermissions> groups = new ArrayList<>();
        for (Section item : section.sections("groups", "a list of groups, each with group and allow")
                .orElse(List.of())) {
            String form = AccountSettings.keys().getOrDefault(ALLOW, "");
            Optional<String> group = item.required("group", ValueKind.text(DN));
            List<String> rules = item.values(ALLOW, rule(form), "a list, each " + form);
            item.end();
            group.ifPresent(dn -> group(item, dn, rules).ifPresent(groups::add));
        }
        return groups;
    }

    private static ValueKind<String> rule(String form) {
        return ValueKind.of(form, text -> {
            member(List.of(text));
            return text;
        });
    }

    /** Without rules a member may do everything, as any user. */
    private static Optional<GroupPermissions> group(Section section, String dn, List<String> rules) {
        try {
            return Optional.of(new GroupPermissions(dn, member(rules).user().permissions()));
        } catch (IllegalArgumentException e) {
            section.complain("", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Account member(List<String> rules) {
        Account anybody = new Account(User.named("member"), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
        return rules.isEmpty() ? anybody : AccountSettings.with(anybody, ALLOW, rules);
    }

    private static ValueKind<URI> url() {
        return ValueKind.of("ldaps://HOST or ldap://HOST, perhaps with a port", text -> {
            URI url = URI.create(text);
            if (url.getHost() == null || !text.matches("ldaps?://[^/?#@]+/?")) {
                throw new IllegalArgumentException(text);
            }
            return url;
        });
    }
}
