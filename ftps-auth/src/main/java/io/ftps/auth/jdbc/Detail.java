/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.AccessRules;
import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.Network;
import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.RegisteredCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of those things a user may have several of: a row of {@code ftps_user_details}, as it is there. */
record Detail(String kind, String text, Optional<String> subject, Optional<Instant> notAfter) {
    /** What it is. */
    enum Kind {
        CERTIFICATE,
        PERMISSION,
        NETWORK,
        LISTENER,
        MESSAGE
    }

    private Detail(Kind kind, String text) {
        this(kind.name(), text, Optional.empty(), Optional.empty());
    }

    private static Detail of(RegisteredCertificate certificate) {
        return new Detail(
                Kind.CERTIFICATE.name(), certificate.match().text(), certificate.subject(), certificate.notAfter());
    }

    /** All of an account, those of one kind in their order. */
    static Stream<Detail> of(Account account) {
        AccessRules access = account.user().access();
        return Stream.of(
                        account.certificates().stream().map(Detail::of),
                        account.user().permissions().rules().stream().map(Detail::of),
                        access.networks().stream().map(network -> new Detail(Kind.NETWORK, network.toString())),
                        access.listeners().stream().sorted().map(name -> new Detail(Kind.LISTENER, name)),
                        account.user().messages().stream().map(line -> new Detail(Kind.MESSAGE, line)))
                .flatMap(details -> details);
    }

    private static Detail of(Permissions.Rule rule) {
        String allowed = rule.allowed().stream().map(Permission::name).collect(Collectors.joining(","));
        return new Detail(Kind.PERMISSION, (allowed + " " + rule.path()).strip());
    }

    Parameters parameters(String userName, int position) {
        return new Parameters()
                .text(userName)
                .text(kind)
                .number(position)
                .text(text)
                .text(subject)
                .time(notAfter);
    }

    boolean is(Kind other) {
        return kind.equals(other.name());
    }

    /** Refuses what is of no kind with {@link IllegalArgumentException}. */
    void checkKind() {
        if (Stream.of(Kind.values()).noneMatch(this::is)) {
            throw new IllegalArgumentException(
                    "A detail is of kind \"" + kind + "\" (expected: one of " + List.of(Kind.values()) + ").");
        }
    }

    RegisteredCertificate certificate() {
        return new RegisteredCertificate(CertificateMatch.parse(text), subject, notAfter);
    }

    /** Reads {@code READ,LIST /in}, or {@code /in} where nothing is allowed. */
    Permissions.Rule permission() {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "The permission is \"" + text + "\" (expected: permissions and a path, as READ,LIST /in).");
        }
        List<String> words = Stream.of(text.substring(0, slash).split("[, ]"))
                .filter(word -> !word.isEmpty())
                .toList();
        Set<Permission> allowed = words.stream().map(Detail::permission).collect(Collectors.toSet());
        return new Permissions.Rule(text.substring(slash), allowed);
    }

    private static Permission permission(String word) {
        return Stream.of(Permission.values())
                .filter(permission -> permission.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A permission is \"" + word + "\" (expected: one of " + List.of(Permission.values()) + ")."));
    }

    Network network() {
        return Network.parse(text);
    }
}
