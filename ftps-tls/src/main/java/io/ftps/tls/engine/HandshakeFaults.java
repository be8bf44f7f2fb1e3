/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.NotResumedException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Turns what a handshake died of into one sentence for an operator. The engines' own texts appear here only. */
final class HandshakeFaults {
    static final String CLOSED = "The connection was closed during the TLS handshake.";
    static final String NOT_TLS = "The peer does not speak TLS here.";

    private static final int MOST_QUOTED = 200;
    private static final Pattern JDK_ALERT = Pattern.compile("fatal alert: (\\w+)");
    private static final Pattern BORINGSSL_ALERT = Pattern.compile("(?:SSLV3|TLSV1)_ALERT_(\\w+)");

    private HandshakeFaults() {}

    static String sentence(Throwable fault) {
        Throwable cause = fault instanceof DecoderException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof HandshakeRefusedException || cause instanceof NotResumedException) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof ClientCertificateException) {
            return printable(cause) + ".";
        }
        if (cause instanceof NotSslRecordException) {
            return NOT_TLS;
        }
        if (cause instanceof TooLongFrameException) {
            return "The ClientHello is longer than 64 KiB.";
        }
        if (cause instanceof ClosedChannelException) {
            return CLOSED;
        }
        if (cause instanceof IOException && !(cause instanceof SSLException)) {
            return "The connection broke during the TLS handshake: " + printable(cause) + ".";
        }
        return engineSentence(String.valueOf(cause.getMessage()))
                .orElseGet(() -> "The TLS handshake failed: " + printable(cause) + ".");
    }

    /** Whether the client was asked for a certificate and gave none, or one that was not believed. */
    static boolean lacksClientCertificate(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || tellsOfNoCertificate(String.valueOf(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsOfNoCertificate(String text) {
        return text.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE") || text.contains("Empty client certificate chain");
    }

    private static Optional<String> engineSentence(String text) {
        if (text.contains("no cipher suites in common") || text.contains("NO_SHARED_CIPHER")) {
            return Optional.of("Client and server have no cipher suite in common.");
        }
        if (text.contains("NO_SHARED_GROUP")
                || text.contains("WRONG_CURVE")
                || text.contains("No common named group")) {
            return Optional.of("Client and server have no key exchange group in common.");
        }
        if (text.contains("NO_COMMON_SIGNATURE_ALGORITHMS")
                || text.contains("No available authentication scheme")
                || text.contains("Unable to find key material")) {
            return Optional.of("The client cannot verify signatures of the server's kind of key.");
        }
        if (tellsOfNoCertificate(text)) {
            return Optional.of("The client presented no certificate.");
        }
        if (text.contains("protocol version")
                || text.contains("requested protocol")
                || text.contains("UNSUPPORTED_PROTOCOL")) {
            return Optional.of("Client and server have no TLS version in common.");
        }
        return alert(text).map(name -> "The client refused with the alert " + name + ".");
    }

    private static Optional<String> alert(String text) {
        Matcher jdk = JDK_ALERT.matcher(text);
        if (jdk.find()) {
            return Optional.of(jdk.group(1));
        }
        Matcher boringSsl = BORINGSSL_ALERT.matcher(text);
        return boringSsl.find() ? Optional.of(boringSsl.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** At most 200 characters, none of them able to forge a log line; a period at the end is ours. */
    private static String printable(Throwable cause) {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        String brief = line.length() > MOST_QUOTED ? line.substring(0, MOST_QUOTED) : line;
        return brief.endsWith(".") ? brief.substring(0, brief.length() - 1) : brief;
    }
}
