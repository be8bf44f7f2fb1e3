/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ProfileSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.Words;
import io.ftps.examples.serve.Identity;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.HelloVerdict;
import io.ftps.tls.HelloVerdict.Admitted;
import io.ftps.tls.HelloVerdict.Refused;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import io.ftps.tls.certificate.IdentityEvents;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps explain}: says of a recorded client what a server would say to it. */
@Command(
        name = "explain",
        description = {
            "Say whether a client is let in by TLS, or which rule refuses it and what would let it in.",
            "",
            "Without --config the server is taken to have a certificate with a P-256 key, and an engine that can do all of"
                    + " its profile. With --config it is a listener as it would be served on this machine."
        },
        sortOptions = false,
        exitCodeList = {"0:Let in.", "1:Refused.", "2:Wrong options, or nothing that can be explained."},
        footer = {
            "",
            "Examples:",
            "  ftps explain hello.bin",
            "  ftps explain hello.hex --profile compatible-2026 --min-version tls-1.3",
            "  ftps explain - --config ftps.yaml --listener explicit"
        })
final class ExplainCommand implements Callable<Integer> {
    /** RFC 7301; what control connections speak. */
    private static final List<String> CONTROL = List.of("ftp");

    private final InputStream standardInput;

    @Parameters(
            paramLabel = "HELLO-FILE",
            description = "What the client sent first (its ClientHello), raw or in hex; - for the standard input.")
    private String helloFile = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "modern-2026",
            description = "The TLS profile. Default: ${DEFAULT-VALUE}")
    private String profile = "";

    @Option(names = "--min-version", paramLabel = "VERSION", description = "The oldest version, such as tls-1.2.")
    private Optional<String> min = Optional.empty();

    @Option(names = "--max-version", paramLabel = "VERSION", description = "The newest version, such as tls-1.3.")
    private Optional<String> max = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Take profile and certificates from this file.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--listener", paramLabel = "NAME", description = "Which listener of it. Default: the first one.")
    private Optional<String> listenerName = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Which address the client reached, for certificates by address. Default: the listener's.")
    private Optional<InetAddress> address = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ExplainCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws ConfigurationException {
        if (config.isPresent()) {
            FtpsCommand.refuseBesideConfig(spec, "--profile", "--min-version", "--max-version");
        } else if (listenerName.isPresent() || address.isPresent()) {
            throw wrong("--listener and --address are about a configuration (expected: --config beside them).");
        }
        try {
            return config.isPresent() ? atListener(config.get()) : underProfile();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private int underProfile() throws IOException {
        TlsProfile chosen =
                new ProfileSettings(profile, version("--min-version", min), version("--max-version", max)).profile();
        InetSocketAddress nowhere = new InetSocketAddress(0);
        CertificateSelector usual = CertificateSelector.single(
                SelfSigned.withCommonName("localhost").create());
        return tell(chosen, hello(ConnectionOrigin.of("explicit", nowhere, nowhere)), usual);
    }

    private static Optional<TlsVersion> version(String option, Optional<String> text) {
        try {
            return text.map(ProfileSettings::version);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    private int atListener(Path file) throws IOException, ConfigurationException {
        ServerSettings settings = new ConfigurationFile(file).read();
        ListenerSettings listener = listener(settings.listeners());
        InetSocketAddress reached = address.map(
                        local -> new InetSocketAddress(local, listener.address().getPort()))
                .orElse(listener.address());
        ConnectionOrigin origin = ConnectionOrigin.of(listener.name(), reached, new InetSocketAddress(0));
        ClientHello hello = hello(origin);
        try (Identity identity =
                Identity.follow(listener.tls().identity(), settings.engine(), new IdentityEvents() {})) {
            ServerTls tls = ServerTls.builder()
                    .certificates(identity.selector())
                    .engine(settings.engine())
                    .profile(listener.tls().profile().profile())
                    .build();
            return tell(tls.profile(), hello, identity.selector());
        }
    }

    private ClientHello hello(ConnectionOrigin origin) throws IOException {
        return ServerTls.readHello(HelloFile.read(helloFile, standardInput), origin);
    }

    private ListenerSettings listener(List<ListenerSettings> listeners) {
        return listeners.stream()
                .filter(listener -> listenerName.map(listener.name()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> wrong("--listener: " + listenerName.orElse("") + " (expected: one of "
                        + String.join(
                                ", ",
                                listeners.stream().map(ListenerSettings::name).toList()) + ")"));
    }

    private int tell(TlsProfile terms, ClientHello hello, CertificateSelector certificates) {
        HelloVerdict verdict = terms.explain(hello, CONTROL, certificates);
        spec.commandLine().getOut().println(sentence(terms, verdict));
        return verdict instanceof Admitted ? FtpsCommand.DONE : FtpsCommand.FAILED;
    }

    private static String sentence(TlsProfile terms, HelloVerdict verdict) {
        if (verdict instanceof Admitted admitted) {
            return "Let in under " + terms + ": " + admitted.version().protocol() + ", " + admitted.cipherSuite()
                    + admitted.group().map(group -> ", key exchange " + group).orElse("")
                    + admitted.signatureScheme()
                            .map(scheme -> ", signed by " + scheme)
                            .orElse("")
                    + ".";
        }
        Refused refused = (Refused) verdict;
        return "Refused under " + terms + " by the rule " + Words.of(refused.rule()) + ": " + refused.reason();
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
