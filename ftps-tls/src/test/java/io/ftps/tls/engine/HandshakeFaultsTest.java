/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HandshakeFaultsTest {
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        new NotSslRecordException("not an SSL/TLS record: 55534552"),
                        "The peer does not speak TLS here."),
                Arguments.of(
                        new DecoderException(new NotSslRecordException("not an SSL/TLS record: 55534552")),
                        "The peer does not speak TLS here."),
                Arguments.of(new ClosedChannelException(), "The connection was closed during the TLS handshake."),
                Arguments.of(
                        new IOException("Connection reset by peer"),
                        "The connection broke during the TLS handshake: Connection reset by peer."),
                Arguments.of(new TooLongFrameException("65537"), "The ClientHello is longer than 64 KiB."),
                Arguments.of(
                        new HandshakeRefusedException(TlsAlert.HANDSHAKE_FAILURE, "No certificate was selected."),
                        "No certificate was selected."),
                Arguments.of(new SSLException((String) null), "The TLS handshake failed: SSLException."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindOfFailureHasItsSentence(Throwable fault, String sentence) {
        assertThat(HandshakeFaults.sentence(fault)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no cipher suites in common|Client and server have no cipher suite in common.",
                "error:100000b8:SSL routines:OPENSSL_internal:NO_SHARED_CIPHER"
                        + "|Client and server have no cipher suite in common.",
                "The client supported protocol versions[TLSv1.1] are not accepted by server preferences [TLSv1.3]"
                        + "|Client and server have no TLS version in common.",
                "error:100000f0:SSL routines:OPENSSL_internal:UNSUPPORTED_PROTOCOL"
                        + "|Client and server have no TLS version in common.",
                "error:1000010a:SSL routines:OPENSSL_internal:NO_SHARED_GROUP"
                        + "|Client and server have no key exchange group in common.",
                "(unexpected_message) No common named group"
                        + "|Client and server have no key exchange group in common.",
                "No available authentication scheme|The client cannot verify signatures of the server's kind of key.",
                "error:100000fd:SSL routines:OPENSSL_internal:NO_COMMON_SIGNATURE_ALGORITHMS"
                        + "|The client cannot verify signatures of the server's kind of key.",
                "Received fatal alert: certificate_unknown|The client refused with the alert certificate_unknown.",
                "error:10000416:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN"
                        + "|The client refused with the alert certificate_unknown.",
                "error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA"
                        + "|The client refused with the alert unknown_ca.",
                "Tag mismatch.|The TLS handshake failed: Tag mismatch.",
            })
    void theTextsOfBothEnginesHaveOneSentence(String text, String sentence) {
        assertThat(HandshakeFaults.sentence(new SSLHandshakeException(text))).isEqualTo(sentence);
    }

    @Test
    void aPeersTextCannotForgeALogLine() {
        assertThat(HandshakeFaults.sentence(new SSLHandshakeException("a\r\n12:00 root logged in\u001b[2J")))
                .isEqualTo("The TLS handshake failed: a??12:00 root logged in?[2J.");
        assertThat(HandshakeFaults.sentence(new SSLHandshakeException("x".repeat(1000))))
                .hasSizeLessThan(240);
    }
}
