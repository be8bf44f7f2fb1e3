/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import static io.ftps.auth.LoginRefusedException.Reason.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.Password;
import io.ftps.auth.User;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LdapServerTest {
    @Test
    void ldapsIsEncryptedFromTheFirstByte() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.1");
        try (TestDirectory directory = TestDirectory.ldaps(tls)) {
            logsIn(LdapServer.ldaps("127.0.0.1", directory.port(), tls.client()));
        }
    }

    @Test
    void startTlsComesBeforeAnyBind() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.1");
        try (TestDirectory directory = TestDirectory.startTls(tls)) {
            logsIn(LdapServer.startTls("127.0.0.1", directory.port(), tls.client()));
        }
    }

    @Test
    void aDirectoryThatDeniesTlsGetsNoPassword() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.1");
        try (TestDirectory directory = TestDirectory.unencrypted()) {
            assertUnavailable(LdapServer.startTls("127.0.0.1", directory.port(), tls.client()));
            assertThat(directory.binds()).isEmpty();
        }
    }

    @Test
    void aConnectionLostUnderStartTlsIsNotOpenedAnewWithoutIt() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.1");
        try (TestDirectory directory = TestDirectory.startTls(tls)) {
            directory.afterSearch(() -> directory.server().closeAllConnections(false));

            assertUnavailable(LdapServer.startTls("127.0.0.1", directory.port(), tls.client()));
            assertThat(directory.binds()).containsExactly(TestDirectory.SEARCHER);
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.2");
        try (TestDirectory ldaps = TestDirectory.ldaps(tls);
                TestDirectory startTls = TestDirectory.startTls(tls)) {
            assertUnavailable(LdapServer.ldaps("127.0.0.1", ldaps.port(), tls.client()));
            assertUnavailable(LdapServer.startTls("127.0.0.1", startTls.port(), tls.client()));
            assertThat(ldaps.binds()).isEmpty();
            assertThat(startTls.binds()).isEmpty();
        }
    }

    @Test
    void aCertificateNobodyTrustsIsRefused() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.1");
        TestTls other = TestTls.forAddress("127.0.0.1");
        try (TestDirectory ldaps = TestDirectory.ldaps(tls);
                TestDirectory startTls = TestDirectory.startTls(tls)) {
            assertUnavailable(LdapServer.ldaps("127.0.0.1", ldaps.port(), other.client()));
            assertUnavailable(LdapServer.startTls("127.0.0.1", startTls.port(), other.client()));
        }
    }

    @Test
    void aDirectoryThatIsSilentIsGivenUp() throws Exception {
        TestTls tls = TestTls.forAddress("127.0.0.1");
        Duration brief = Duration.ofMillis(200);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            for (LdapServer server : List.of(
                    LdapServer.dangerouslyUnencrypted("127.0.0.1", port),
                    LdapServer.startTls("127.0.0.1", port, tls.client()),
                    LdapServer.ldaps("127.0.0.1", port, tls.client()))) {
                assertUnavailable(server.withConnectTimeout(brief).withReadTimeout(brief));
            }
        }
    }

    @Test
    void aDirectoryThatIsDownIsToldWithItsAddress() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> login(LdapServer.dangerouslyUnencrypted("127.0.0.1", port)))
                .withMessageStartingWith("The directory ldap://127.0.0.1:" + port + " cannot be used (");
    }

    @Test
    void jndiGetsNoSocketBehindOurBack() {
        assertThatIllegalStateException()
                .isThrownBy(LdapSockets::getDefault)
                .withMessage("The connection to the directory was lost.");
    }

    @Test
    void hostsPortsAndTimeoutsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LdapServer.dangerouslyUnencrypted("a b", 389))
                .withMessage("The host of the directory is \"a b\" (expected: a name or an address).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LdapServer.dangerouslyUnencrypted("localhost", 0))
                .withMessage("The port of the directory is 0 (expected: 1 to 65535).");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LdapServer.dangerouslyUnencrypted("localhost", 389).withReadTimeout(Duration.ZERO))
                .withMessage("The read timeout of the directory is 0 ms (expected: 1 to 300000).");
        assertThat(LdapServer.dangerouslyUnencrypted("::1", 389)).hasToString("ldap://[::1]:389");
    }

    private static void logsIn(LdapServer server) throws LoginRefusedException {
        assertThat(login(server)).isEqualTo(User.named("alice"));
    }

    private static void assertUnavailable(LdapServer server) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> login(server))
                .satisfies(refusal ->
                        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(UNAVAILABLE));
    }

    private static User login(LdapServer server) throws LoginRefusedException {
        return LdapAuthenticator.builder(server, TestDirectory.PEOPLE, "(uid={0})")
                .searchAs(TestDirectory.SEARCHER, new Password("look".toCharArray()))
                .build()
                .authenticate(new LoginAttempt(
                        "alice",
                        new Password("apples".toCharArray()),
                        "ftps",
                        new InetSocketAddress("192.0.2.1", 40_000)));
    }
}
