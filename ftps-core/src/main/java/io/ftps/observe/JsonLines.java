/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import static io.ftps.server.Printable.word;

import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import io.ftps.server.Printable;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes events as JSON objects, each on a line of its own. */
final class JsonLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Clock clock;

    JsonLines(Clock clock) {
        this.clock = clock;
    }

    /** The fields of one object; what is empty has no field. */
    record Fields(JsonGenerator json) {
        Fields with(String name, String value) {
            json.writeStringProperty(name, value);
            return this;
        }

        Fields with(String name, long value) {
            json.writeNumberProperty(name, value);
            return this;
        }

        Fields with(String name, Optional<String> value) {
            value.ifPresent(present -> with(name, present));
            return this;
        }

        Fields with(String name, InetSocketAddress address) {
            return with(name, address.getAddress().getHostAddress()).with(name + "Port", address.getPort());
        }

        Fields with(String name, X509Certificate certificate) {
            return with(name, certificate.getSubjectX500Principal().getName())
                    .with(
                            name + "Sha256",
                            Digest.of(Algorithm.SHA_256, certificate).hex());
        }

        Fields with(TlsSession tls) {
            with("tls", tls.protocol()).with("cipherSuite", tls.cipherSuite());
            tls.presentedCertificate()
                    .ifPresent(presented ->
                            with("clientCertificate", presented.chain().get(0)));
            return this;
        }
    }

    /** An event of a session, with who it is. */
    String line(String event, SessionInfo session, Consumer<Fields> more) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            Fields fields = new Fields(json)
                    .with("time", clock.instant().toString())
                    .with("event", event)
                    .with("session", session.id())
                    .with("listener", session.listener())
                    .with("peer", session.remoteAddress())
                    .with("user", session.user());
            more.accept(fields);
            json.writeEndObject();
        }
        return text.toString();
    }

    String transfer(SessionInfo session, TransferInfo transfer, TransferResult result) {
        return line("transfer", session, fields -> {
            fields.with("transfer", transfer.id())
                    .with("direction", word(transfer.direction()))
                    .with("path", transfer.path())
                    .with("offset", transfer.offset())
                    .with("type", word(transfer.type()))
                    .with("outcome", word(result.outcome()))
                    .with("bytes", result.bytes())
                    .with("tookMillis", result.took().toMillis())
                    .with("binding", result.binding().map(Printable::word))
                    .with("reason", result.reason());
            if (transfer.encrypted()) {
                session.tls().ifPresent(fields::with);
            }
        });
    }
}
