/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory in memory, which remembers who bound. */
final class TestDirectory implements AutoCloseable {
    static final String BASE = "dc=example,dc=org";
    static final String PEOPLE = "ou=people," + BASE;
    static final String SEARCHER = "cn=search," + BASE;

    /** So few that one left open is noticed. */
    static final int MOST_CONNECTIONS = 3;

    private static final List<String> ENTRIES = List.of(
            "dn: " + BASE + "|objectClass: domain|dc: example",
            "dn: " + SEARCHER + "|objectClass: person|cn: search|userPassword: look",
            "dn: " + PEOPLE + "|objectClass: organizationalUnit|ou: people",
            "dn: ou=groups," + BASE + "|objectClass: organizationalUnit|ou: groups",
            person("alice", "apples", "|memberOf: CN=Partners, OU=Groups,DC=example,DC=org|homeDirectory: /srv/alice"),
            person("bob", "bananas", ""),
            "dn: cn=staff,ou=groups," + BASE + "|objectClass: groupOfNames|cn: staff|member: uid=bob," + PEOPLE);

    private final InMemoryDirectoryServer server;
    private final List<String> binds = new CopyOnWriteArrayList<>();
    private volatile Runnable afterSearch = () -> {};

    private TestDirectory(InMemoryListenerConfig listener) throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setMaxConnections(MOST_CONNECTIONS);
        config.setListenerConfigs(listener);
        config.addInMemoryOperationInterceptor(new Observer());
        this.server = new InMemoryDirectoryServer(config);
        for (String entry : ENTRIES) {
            server.add(entry.split("\\|"));
        }
        server.startListening();
    }

    static TestDirectory unencrypted() throws Exception {
        return new TestDirectory(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
    }

    static TestDirectory ldaps(TestTls tls) throws Exception {
        return new TestDirectory(InMemoryListenerConfig.createLDAPSConfig(
                "ldaps",
                InetAddress.getLoopbackAddress(),
                0,
                tls.server().getServerSocketFactory(),
                tls.client().getSocketFactory()));
    }

    static TestDirectory startTls(TestTls tls) throws Exception {
        return new TestDirectory(InMemoryListenerConfig.createLDAPConfig(
                "ldap", InetAddress.getLoopbackAddress(), 0, tls.server().getSocketFactory()));
    }

    private static String person(String name, String password, String more) {
        return "dn: uid=" + name + "," + PEOPLE + "|objectClass: person|uid: " + name + "|userPassword: " + password
                + more;
    }

    int port() {
        return server.getListenPort();
    }

    InMemoryDirectoryServer server() {
        return server;
    }

    /** Names that bound or tried to, in order. */
    List<String> binds() {
        return List.copyOf(binds);
    }

    void afterSearch(Runnable action) {
        this.afterSearch = action;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private final class Observer extends InMemoryOperationInterceptor {
        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
            binds.add(request.getRequest().getBindDN());
        }

        @Override
        public void processSearchResult(InMemoryInterceptedSearchResult result) {
            afterSearch.run();
        }
    }
}
