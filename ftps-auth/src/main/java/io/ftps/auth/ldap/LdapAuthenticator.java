/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.Password;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.User;
import io.ftps.auth.ldap.Directory.GroupSearch;
import io.ftps.auth.ldap.Directory.Searcher;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;

/**
 * Users of a directory: finds the entry of a name by a search, then binds as that entry with the password (RFC 4513, section
 * 5.1.3). Each login has a connection of its own. Blocks, on the network, each step no longer than the timeouts of the
 * {@link LdapServer}; safe for use by many threads. A directory that is down, slow or set up in another way refuses logins as
 * {@link Reason#UNAVAILABLE}.
 *
 * <p>An empty password is never sent, for a directory takes it for nobody at all and agrees (section 5.1.2). A name nobody has
 * costs a bind as well, to a {@linkplain Builder#decoy decoy}. The user is called as the entry is, however the client wrote the
 * name. The catch: who logs in by certificate binds as nobody, so the filter must not find accounts that are locked.
 */
public final class LdapAuthenticator implements Authenticator {
    static final String CERTIFICATES = "userCertificate;binary";

    private final LdapServer server;
    private final Directory directory;
    private final LdapMapping mapping;
    private final LoginMethod method;
    private final String decoy;

    private LdapAuthenticator(Builder builder) {
        this.server = builder.server;
        this.directory = builder.directory();
        this.mapping = builder.mapping;
        this.method = builder.method;
        this.decoy = builder.decoy.orElse("cn=nobody," + builder.base);
    }

    /**
     * Begins with the defaults.
     *
     * @param base distinguished name; users are at or below it
     * @param filter finds the entry of a login name, which is put in the place of {@code {0}} so that it can only be a value
     *     (RFC 4515): {@code (&(objectClass=person)(uid={0}))}
     */
    public static Builder builder(LdapServer server, String base, String filter) {
        return new Builder(server, base, filter);
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        Optional<char[]> password = attempt.credentials().password().map(Password::characters);
        try (LdapConnection connection = LdapConnection.open(server)) {
            return authenticate(attempt, password, connection);
        } catch (NamingException | IOException | RuntimeException failed) {
            throw unavailable(failed);
        } finally {
            password.ifPresent(characters -> Arrays.fill(characters, '\0'));
        }
    }

    private User authenticate(LoginAttempt attempt, Optional<char[]> password, LdapConnection connection)
            throws NamingException, LoginRefusedException {
        directory.bindToSearch(connection);
        Optional<LdapEntry> found = directory.find(attempt.userName(), connection);
        Optional<PresentedCertificate> presented = attempt.credentials().certificate();
        boolean registered = found.isPresent() && isRegistered(presented, found.get());
        boolean bound =
                !method.isMetBy(registered, false) && password.isPresent() && binds(found, password.get(), connection);
        LdapEntry entry = found.orElseThrow(LdapAuthenticator::unknown);
        check(presented, registered, bound);
        if (bound) {
            directory.bindToSearch(connection);
        }
        return allowed(directory.user(entry, attempt.userName(), connection));
    }

    /** Refuses when the entry is gone or no longer found, or its certificate taken from it that the method asks for. */
    @Override
    public void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        try (LdapConnection connection = LdapConnection.open(server)) {
            directory.bindToSearch(connection);
            LdapEntry entry = directory.find(user.name(), connection).orElseThrow(LdapAuthenticator::unknown);
            check(presented, isRegistered(presented, entry), true);
            allowed(directory.user(entry, user.name(), connection));
        } catch (NamingException | IOException | RuntimeException failed) {
            throw unavailable(failed);
        }
    }

    private static boolean isRegistered(Optional<PresentedCertificate> presented, LdapEntry entry)
            throws NamingException {
        return presented.isPresent() && presented.get().isTrusted() && Directory.isRegistered(presented.get(), entry);
    }

    private boolean binds(Optional<LdapEntry> found, char[] password, LdapConnection connection)
            throws NamingException {
        boolean accepted = password.length > 0
                && connection.accepts(found.map(LdapEntry::dn).orElse(decoy), password);
        return accepted && found.isPresent();
    }

    private void check(Optional<PresentedCertificate> presented, boolean registered, boolean bound)
            throws LoginRefusedException {
        if (method.isMetBy(registered, bound)) {
            return;
        }
        if (registered || method.isMetBy(false, true)) {
            throw new LoginRefusedException(Reason.WRONG_PASSWORD, "The directory refuses the password.");
        }
        throw presented.isPresent()
                ? new LoginRefusedException(
                        Reason.CERTIFICATE_NOT_REGISTERED,
                        "The certificate is not trusted, or not in the user's entry.")
                : new LoginRefusedException(Reason.CERTIFICATE_MISSING, "The client presented no certificate.");
    }

    private User allowed(DirectoryUser known) throws LoginRefusedException {
        return mapping.user(known)
                .orElseThrow(() -> new LoginRefusedException(
                        Reason.NOT_ALLOWED, "The entry " + known.dn() + " is in no group that may log in here."));
    }

    private static LoginRefusedException unknown() {
        return new LoginRefusedException(Reason.UNKNOWN_USER, "No entry, or more than one, has this user name.");
    }

    private LoginRefusedException unavailable(Exception failed) {
        return new LoginRefusedException(
                Reason.UNAVAILABLE,
                "The directory " + server + " cannot be used ("
                        + failed.getClass().getSimpleName() + ": "
                        + innermost(failed).getMessage() + "); see that it runs, and as whom it is searched.",
                failed);
    }

    private static Throwable innermost(Throwable failed) {
        Throwable cause = failed.getCause();
        return cause == null || cause == failed ? failed : innermost(cause);
    }

    /** Says how a directory is laid out. */
    public static final class Builder {
        private final LdapServer server;
        private final String base;
        private final FilterText filter;
        private String nameAttribute = "uid";
        private Optional<Searcher> searcher = Optional.empty();
        private Optional<GroupSearch> groups = Optional.empty();
        private List<String> attributes = List.of();
        private LdapMapping mapping = LdapMapping.everybody();
        private LoginMethod method = LoginMethod.PASSWORD;
        private Optional<String> decoy = Optional.empty();

        private Builder(LdapServer server, String base, String filter) {
            DirectoryUser.parsed(base);
            this.server = server;
            this.base = base;
            this.filter = new FilterText(filter);
        }

        /** Searches as this account, which needs to read users and groups; by default nobody has to bind to search. */
        public Builder searchAs(String dn, Password password) {
            DirectoryUser.parsed(dn);
            this.searcher = Optional.of(new Searcher(dn, password));
            return this;
        }

        /**
         * The attribute a user is called by, which the filter must find as well; {@code uid} by default, and
         * {@code sAMAccountName} in an Active Directory.
         */
        public Builder nameAttribute(String attribute) {
            this.nameAttribute = attribute;
            return this;
        }

        /**
         * Looks for the groups of a user at or below a place, by a filter in which {@code {0}} stands for the distinguished name
         * of the entry: {@code (member={0})}. By default they are what the entry itself says, as {@code memberOf}.
         */
        public Builder groups(String groupBase, String groupFilter) {
            DirectoryUser.parsed(groupBase);
            this.groups = Optional.of(new GroupSearch(groupBase, new FilterText(groupFilter)));
            return this;
        }

        /** Attributes the mapping wants to see, such as {@code homeDirectory}; none by default. */
        public Builder attributes(List<String> names) {
            this.attributes = List.copyOf(names);
            return this;
        }

        /** What users may do; by default {@link LdapMapping#everybody}. */
        public Builder mapping(LdapMapping other) {
            this.mapping = other;
            return this;
        }

        /**
         * How these users log in; the default is {@link LoginMethod#PASSWORD}. Their certificates are those in their entries
         * ({@code userCertificate}, RFC 4523), byte for byte.
         */
        public Builder method(LoginMethod choice) {
            this.method = choice;
            return this;
        }

        /**
         * The entry that passwords of unknown names are tried on. By default one that does not exist; where the directory is
         * quicker with that than with a wrong password, name one whose password nobody knows, and that is never locked.
         */
        public Builder decoy(String dn) {
            DirectoryUser.parsed(dn);
            this.decoy = Optional.of(dn);
            return this;
        }

        /** The authenticator; it keeps no connection and need not be closed. Nothing is asked of the directory yet. */
        public LdapAuthenticator build() {
            return new LdapAuthenticator(this);
        }

        private Directory directory() {
            return new Directory(base, filter, nameAttribute, searcher, groups, attributes);
        }
    }
}
