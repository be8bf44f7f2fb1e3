/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.AsciiTransfers;
import io.ftps.server.ClearControl;
import io.ftps.server.Compression;
import io.ftps.server.Concessions;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.FirstWords;
import io.ftps.server.TlsMode;
import io.ftps.server.UploadEnd;
import io.ftps.tls.ClientCertificatePolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list {@code listeners}. */
final class ListenersReader {
    private static final String NAME = "[A-Za-z0-9_.-]{1,64}";

    private final TlsReader tls;
    private final TlsSettings everywhere;

    /** What is said for all listeners counts where one says nothing. */
    ListenersReader(TlsReader tls, TlsSettings everywhere) {
        this.tls = tls;
        this.everywhere = everywhere;
    }

    Optional<List<ListenerSettings>> read(Section root) {
        return root.sections("listeners", "a list of listeners, each with mode and port")
                .map(this::listeners);
    }

    private List<ListenerSettings> listeners(List<Section> sections) {
        Set<String> names = new HashSet<>();
        List<ListenerSettings> listeners = new ArrayList<>();
        for (Section section : sections) {
            ListenerSettings listener = listener(section);
            if (!names.add(listener.name())) {
                section.wrong("name", listener.name(), "a name no other listener has");
            }
            listeners.add(listener);
        }
        return listeners;
    }

    private ListenerSettings listener(Section section) {
        Optional<String> name = section.value("name", name());
        Optional<TlsMode> mode = section.required("mode", ValueKind.oneOf(TlsMode.class));
        int port = section.required("port", ValueKind.port()).orElse(0);
        ListenerSettings likely = ListenerSettings.of(mode.orElse(TlsMode.EXPLICIT), port, everywhere);
        ListenerSettings listener = new ListenerSettings(
                name.orElse(likely.name()),
                section.value("address", address())
                        .flatMap(only -> only)
                        .map(only -> new InetSocketAddress(only, port))
                        .orElse(likely.address()),
                likely.mode(),
                section.value("data-protection", ValueKind.oneOf(DataProtection.class))
                        .orElse(likely.protection()),
                section.value("binding", ValueKind.oneOf(DataBinding.class)).orElse(likely.binding()),
                ProxiesReader.read(section),
                concessions(section),
                tls.read(section, everywhere));
        checkTogether(section, listener);
        section.end();
        return listener;
    }

    private static Concessions concessions(Section section) {
        Concessions none = Concessions.NONE;
        return new Concessions(
                section.value("clear-control", ValueKind.oneOf(ClearControl.class))
                        .orElse(none.clearControl()),
                section.value("first-words", ValueKind.oneOf(FirstWords.class)).orElse(none.firstWords()),
                section.value("upload-end", ValueKind.oneOf(UploadEnd.class)).orElse(none.uploadEnd()),
                section.value("ascii", ValueKind.oneOf(AsciiTransfers.class)).orElse(none.asciiTransfers()),
                section.value("mode-z", ValueKind.oneOf(OnOff.class))
                        .map(choice -> choice == OnOff.ON ? Compression.MODE_Z_ALLOWED : Compression.OFF)
                        .orElse(none.compression()));
    }

    private static void checkTogether(Section section, ListenerSettings listener) {
        Concessions granted = listener.concessions();
        if (listener.mode() == TlsMode.IMPLICIT && granted.clearControl() == ClearControl.CLEAR_CONTROL_ALLOWED) {
            section.wrong("clear-control", "clear-control-allowed", "forbidden where TLS begins with the first byte");
        }
        if (listener.mode() != TlsMode.IMPLICIT && granted.firstWords() == FirstWords.IN_CLEAR) {
            section.wrong("first-words", "in-clear", "a listener with mode implicit; the others greet in clear anyway");
        }
        if (listener.tls().clients().policy() == ClientCertificatePolicy.IGNORE) {
            ClientCertificatesReader.checkIgnored(section);
        }
    }

    private static ValueKind<String> name() {
        return ValueKind.of("1 to 64 letters, digits, '_', '.', '-'", text -> {
            if (!text.matches(NAME)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** Empty inside means all addresses, IPv4 and IPv6. */
    private static ValueKind<Optional<InetAddress>> address() {
        ValueKind<InetAddress> one = ValueKind.address("all, an IP address or a host name that can be found");
        return ValueKind.of(
                one.expected(),
                text -> text.equals("all")
                        ? Optional.empty()
                        : Optional.of(one.reading().apply(text)));
    }
}
