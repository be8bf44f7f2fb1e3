/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.command.Next;
import io.ftps.server.ClearControl;
import io.ftps.server.TlsMode;
import io.ftps.server.VirtualHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say what before TLS and before login; AUTH, PBSZ, PROT, CCC, USER, PASS, REIN. */
final class SecurityCommandsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOOP|200 OK.",
                "noop|200 OK.",
                "SYST|215 UNIX Type: L8",
                "OPTS UTF8 ON|200 UTF-8 is on.",
                "opts utf8 on|200 UTF-8 is on.",
                "CLNT curl|200 Noted.",
                "AUTH TLS|234 Begin TLS now.",
                "QUIT|221 Goodbye.",
                "HELP SYST|214 Syntax: SYST",
                "USER anna|530 Encrypt this connection first: send AUTH TLS.",
                "PASS x|530 Encrypt this connection first: send AUTH TLS.",
                "PWD|530 Encrypt this connection first: send AUTH TLS.",
                "STAT|530 Encrypt this connection first: send AUTH TLS.",
                "PBSZ 0|503 Send AUTH TLS first.",
                "PROT P|503 Send AUTH TLS first.",
                "CCC|533 This connection is not under TLS.",
                "WHAT|500 Not a command; HELP lists them.",
                "LPSV|502 LPSV is not offered here.",
                "SMNT x|502 SMNT is not offered here.",
                "HOST b.example|502 HOST is not offered here.",
            })
    void beforeAuthOnlyWhatHarmsNobodyIsServed(String line, String reply) {
        assertThat(Talk.on(TlsMode.EXPLICIT).say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PWD|530 Log in with USER and PASS first.",
                "STAT|530 Log in with USER and PASS first.",
                "EPSV|530 Log in with USER and PASS first.",
                "PASS x|503 Send USER first.",
                "USER|501 Send USER and a name.",
                "AUTH TLS|503 This connection is under TLS already.",
                "PBSZ 0|200 PBSZ=0",
                "PROT P|200 Data connections are encrypted.",
                "CCC|533 Not before login.",
                "ABOR|530 Log in with USER and PASS first.",
            })
    void beforeLoginNothingIsSeen(String line, String reply) {
        assertThat(Talk.on(TlsMode.IMPLICIT).say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH TLS,234,CLEAR",
        "AUTH tls,234,CLEAR",
        "AUTH TLS-C,234,CLEAR",
        "AUTH SSL,234,PRIVATE",
        "AUTH TLS-P,234,PRIVATE",
    })
    void eachFormOfAuthSaysWhatProtectsDataConnections(String line, String code, ProtectionLevel data) {
        Talk talk = Talk.on(TlsMode.EXPLICIT);
        assertThat(talk.say(line)).startsWith(code);
        assertThat(talk.next()).isEqualTo(Next.Step.START_TLS);
        assertThat(talk.connection().security().data()).isEqualTo(data);
        assertThat(talk.say("PROT P")).startsWith(data == ProtectionLevel.PRIVATE ? "200 " : "503 ");
    }

    @ParameterizedTest
    @CsvSource({"AUTH,501", "AUTH KERBEROS,504", "AUTH TLS-X,504"})
    void anUnknownMechanismIsRefused(String line, String code) {
        assertThat(Talk.on(TlsMode.EXPLICIT).say(line)).startsWith(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PBSZ 0|200 PBSZ=0",
                "PBSZ 4294967295|200 PBSZ=0",
                "PBSZ 4294967296|501 Send PBSZ 0.",
                "PBSZ -1|501 Send PBSZ 0.",
                "PBSZ x|501 Send PBSZ 0.",
                "PBSZ|501 Send PBSZ 0.",
                "PROT P|503 Send PBSZ 0 first.",
            })
    void pbszComesBeforeProt(String line, String reply) {
        assertThat(Talk.on(TlsMode.EXPLICIT).after("AUTH TLS").say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"P,200", "p,200", "C,200", "S,536", "E,536", "X,504", "PP,504", "'',501"})
    void protTakesFourLevelsAndGivesTwo(String level, String code) {
        Talk talk = Talk.on(TlsMode.EXPLICIT).after("AUTH TLS", "PBSZ 0");
        assertThat(talk.say("PROT " + level)).startsWith(code + " ");
    }

    @Test
    void dataInClearIsRefusedWherePolicyDemandsTls() {
        Talk talk = Talk.privateOnly().after("AUTH TLS", "USER anna", "PASS x", "EPSV");
        assertThat(talk.say("LIST")).startsWith("522 ");
        talk.after("PBSZ 0");
        assertThat(talk.say("PROT C")).startsWith("534 ");
        assertThat(talk.say("PROT P")).startsWith("200 ");
    }

    @Test
    void aChangeOfProtectionClosesWhatWaits() {
        Talk talk = Talk.loggedIn().after("EPSV");
        assertThat(talk.data().endpoint()).contains(ProtectionLevel.PRIVATE);
        talk.after("PROT P");
        assertThat(talk.data().hasEndpoint()).isTrue();
        talk.after("PROT C");
        assertThat(talk.data().hasEndpoint()).isFalse();
        talk.after("EPSV");
        assertThat(talk.data().endpoint()).contains(ProtectionLevel.CLEAR);
    }

    @Test
    void cccIsRefusedByPolicyAfterLogin() {
        assertThat(Talk.loggedIn().say("CCC")).startsWith("534 ");
        assertThat(Talk.with(ClearControl.FORBIDDEN)
                        .after("AUTH TLS", "USER anna", "PASS x")
                        .say("CCC"))
                .startsWith("534 ");
    }

    private static Talk cleared() {
        return Talk.with(ClearControl.CLEAR_CONTROL_ALLOWED, VirtualHost.named("b.example"))
                .after("AUTH TLS", "PBSZ 0", "PROT P", "USER anna", "PASS x", "EPSV", "CCC");
    }

    @Test
    void cccEndsTlsOfTheControlConnectionAlone() {
        Talk talk = cleared();
        assertThat(talk.next()).isEqualTo(Next.Step.STOP_TLS);
        assertThat(talk.connection().security()).isInstanceOf(Security.ClearedByCcc.class);
        assertThat(talk.connection().security().data()).isEqualTo(ProtectionLevel.PRIVATE);
        assertThat(talk.connection().security().tls()).isPresent();
        assertThat(talk.data().endpoint()).contains(ProtectionLevel.PRIVATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PWD|257 \"/\" is the current directory.",
                "AUTH TLS|534 AUTH is not served after CCC; connect anew.",
                "AUTH|534 AUTH is not served after CCC; connect anew.",
                "USER anna|534 USER is not served after CCC; connect anew.",
                "PASS x|534 PASS is not served after CCC; connect anew.",
                "ACCT x|534 ACCT is not served after CCC; connect anew.",
                "PBSZ 0|503 Not after CCC.",
                "PROT P|503 Not after CCC.",
                "CCC|533 This connection is not under TLS.",
                "HOST b.example|503 HOST comes before login.",
                "REIN|421 Nobody logs in again after CCC; connect anew.",
            })
    void afterCccNothingOfTheLoginChanges(String line, String reply) {
        assertThat(cleared().say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST b.example|220 Welcome.",
                "HOST 127.0.0.1|220 Welcome.",
                "HOST c.example|504 There is no such host here.",
                "HOST 127.0.0.2|504 There is no such host here.",
                "HOST b.example:21|501 Send HOST and a name or an address, without a port.",
                "HOST|501 Send HOST and a name or an address, without a port.",
            })
    void hostIsServedBeforeAuth(String line, String reply) {
        assertThat(Talk.with(ClearControl.FORBIDDEN, VirtualHost.named("b.example"))
                        .say(line))
                .isEqualTo(reply + "\r\n");
    }

    @Test
    void userIsAnsweredAlikeForEveryName() {
        Talk talk = Talk.on(TlsMode.IMPLICIT);
        String known = talk.say("USER anna");
        assertThat(known).startsWith("331 ");
        assertThat(talk.say("USER nobody")).isEqualTo(known);
        assertThat(talk.say("PASS x")).isEqualTo("530 Not logged in.\r\n");
        assertThat(talk.say("PASS x")).startsWith("503 ");
    }

    @Test
    void userForgetsTheLoginAndItsSettings() {
        Talk talk = Talk.loggedIn().after("TYPE I", "EPSV", "USER anna");
        assertThat(talk.data().hasEndpoint()).isFalse();
        assertThat(talk.say("PWD")).startsWith("530 ");
        assertThat(talk.after("PASS x").say("STAT")).contains("TYPE: ASCII");
    }

    @Test
    void reinIsLikeANewConnection() {
        Talk talk = Talk.on(TlsMode.EXPLICIT).after("AUTH TLS", "PBSZ 0", "PROT P", "USER anna", "PASS x", "EPSV");
        assertThat(talk.say("REIN")).startsWith("220 ");
        assertThat(talk.next()).isEqualTo(Next.Step.STOP_TLS);
        assertThat(talk.data().hasEndpoint()).isFalse();
        assertThat(talk.say("PWD")).startsWith("530 ").contains("AUTH TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH TLS", "REIN"})
    void howNamesAreWrittenIsForgottenToo(String line) {
        Talk talk = Talk.on(TlsMode.EXPLICIT);
        assertThat(talk.connection().charset().decode(new byte[] {(byte) 0xE9})).isEqualTo("\u00e9");
        assertThat(talk.connection().charset().encode("\u00e9")).hasSize(1);
        talk.say(line);
        assertThat(talk.connection().charset().encode("\u00e9")).hasSize(2);
    }

    @Test
    void reinOnImplicitKeepsTlsAndPrivateData() {
        Talk talk = Talk.loggedIn().after("PROT C");
        assertThat(talk.say("REIN")).startsWith("220 ");
        assertThat(talk.next()).isEqualTo(Next.Step.COMMAND);
        assertThat(talk.connection().security().data()).isEqualTo(ProtectionLevel.PRIVATE);
        assertThat(talk.connection().security().tls()).isPresent();
    }
}
