/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.AuthenticationException;
import javax.naming.AuthenticationNotSupportedException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * One connection to a directory, of one login. It is not pooled, follows no referral, and makes no objects of what it reads. A
 * refused bind ends it.
 */
final class LdapConnection implements AutoCloseable {
    private final LdapServer server;
    private final InitialLdapContext context;

    private LdapConnection(LdapServer server, InitialLdapContext context) {
        this.server = server;
        this.context = context;
    }

    /** Opens one on which nobody has bound, encrypted as the server says. */
    static LdapConnection open(LdapServer server) throws NamingException, IOException {
        InitialLdapContext context =
                LdapSockets.with(sockets(server), () -> new InitialLdapContext(environment(server), null));
        LdapConnection connection = new LdapConnection(server, context);
        try {
            switch (server.encryption()) {
                case BY_START_TLS -> connection.startTls();
                case AT_ONCE, NEVER -> {}
            }
            return connection;
        } catch (NamingException | IOException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private static SocketFactory sockets(LdapServer server) {
        return switch (server.encryption()) {
            case AT_ONCE -> server.tls().orElseThrow().getSocketFactory();
            case BY_START_TLS, NEVER -> new TimedSockets(server.readMillis());
        };
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes no other kind of map
    private static Hashtable<String, Object> environment(LdapServer server) {
        Hashtable<String, Object> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, server.url());
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put(Context.REFERRAL, "ignore");
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.attributes.binary", LdapAuthenticator.CERTIFICATES);
        environment.put("java.naming.ldap.factory.socket", LdapSockets.class.getName());
        environment.put("com.sun.jndi.ldap.connect.pool", "false");
        environment.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(server.connectMillis()));
        environment.put("com.sun.jndi.ldap.read.timeout", String.valueOf(server.readMillis()));
        return environment;
    }

    /** Checks the host name as well, RFC 4513, section 3.1.3. */
    private void startTls() throws NamingException, IOException {
        SSLContext tls = server.tls().orElseThrow();
        StartTlsResponse response = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
        response.negotiate(tls.getSocketFactory());
    }

    /** Becomes somebody; a refusal is a {@link NamingException} like others. */
    void bind(String dn, char[] password) throws NamingException {
        context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
        context.addToEnvironment(Context.SECURITY_PRINCIPAL, dn);
        context.addToEnvironment(Context.SECURITY_CREDENTIALS, password);
        context.reconnect(null);
    }

    /** Whether this is the password of an entry; if not, the connection is of no more use. */
    boolean accepts(String dn, char[] password) throws NamingException {
        try {
            bind(dn, password);
            return true;
        } catch (AuthenticationException | AuthenticationNotSupportedException | NameNotFoundException wrong) {
            return false;
        }
    }

    /** The first entries that a filter finds at or below a place. */
    @SuppressWarnings("BanJNDI") // objects are not asked for, so none is made of what a directory sends
    List<LdapEntry> search(String base, String filter, int most, List<String> attributes) throws NamingException {
        SearchControls controls = new SearchControls(
                SearchControls.SUBTREE_SCOPE,
                most,
                server.readMillis(),
                attributes.toArray(new String[0]),
                false,
                false);
        List<LdapEntry> found = new ArrayList<>();
        NamingEnumeration<SearchResult> results = context.search(DirectoryUser.parsed(base), filter, controls);
        try {
            while (found.size() < most && results.hasMore()) {
                found.add(LdapEntry.of(results.next()));
            }
        } catch (PartialResultException referral) {
            return found; // what is elsewhere is not looked for
        } finally {
            results.close();
        }
        return found;
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (NamingException gone) {
            // it is closed either way
        }
    }
}
