/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a configuration file. Every mistake is told at once, also those of users files it names. Relative paths begin at the
 * folder of the file. Blocks on the disk.
 */
public final class ConfigurationFile {
    private final Path file;

    /**
     * Names the file.
     *
     * @param file YAML in UTF-8
     */
    public ConfigurationFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it for a server, which starts without certificates and takes them when they come: a missing one is no mistake.
     *
     * @return the settings, whole and right as far as can be known without starting
     * @throws ConfigurationException naming file, line, value and expectation of each mistake
     */
    public ServerSettings read() throws ConfigurationException {
        return parse(text(), Depth.WITHOUT_CERTIFICATES);
    }

    /**
     * Reads it for somebody who wants to know what is wrong: every certificate is read too, and tried in memory.
     *
     * @return the settings, with which a server would have all its certificates
     * @throws ConfigurationException naming file, line, value and expectation of each mistake
     */
    public ServerSettings check() throws ConfigurationException {
        return parse(text(), Depth.CERTIFICATES_TOO);
    }

    private ServerSettings parse(String text, Depth depth) throws ConfigurationException {
        Problems problems = new Problems(file.toString());
        Optional<Node> document = compose(text, problems);
        problems.throwIfAny();
        Section root = Section.root(document, problems);
        Path base = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        ServerSettings settings = new SettingsReader(base, depth).read(root);
        problems.throwIfAny();
        return settings;
    }

    private String text() throws ConfigurationException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable("does not exist (expected: a file as \"ftps config --example\" prints it)");
        } catch (CharacterCodingException e) {
            throw unreadable("is not UTF-8 text (expected: YAML in UTF-8)");
        } catch (IOException e) {
            throw unreadable("cannot be read (" + e + ")");
        }
    }

    private ConfigurationException unreadable(String why) {
        return new ConfigurationException(List.of("The configuration file " + file + " " + why + "."));
    }

    private Optional<Node> compose(String text, Problems problems) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            return new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text))).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(line, "not YAML: " + e.getProblem() + " (expected: key: value, indented by spaces)");
        } catch (YamlEngineException e) {
            problems.add(1, "not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
