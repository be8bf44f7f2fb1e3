/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.file.AccountSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** An option for each setting of a user but its home, under the name it has in a users file. */
final class SettingOptions {
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("full-name", "The name of the person or company, by which certificates may be told."),
            Map.entry("method", "How the user logs in. Default: password"),
            Map.entry("allow", "What the user may do below a path; the longest path decides. Default: /=all"),
            Map.entry("quota-bytes", "How much the user may store."),
            Map.entry("quota-files", "How many files the user may store."),
            Map.entry("upload-rate", "Bytes a second from the client."),
            Map.entry("download-rate", "Bytes a second to the client."),
            Map.entry("listener", "The user may come in here only."),
            Map.entry("network", "The user may come from here only."),
            Map.entry("expires", "When the account ends."),
            Map.entry("max-sessions", "How many sessions at once."),
            Map.entry("message", "A line that greets the user."));

    private SettingOptions() {}

    /** Adds the options to a command. */
    static CommandLine addTo(CommandLine command) {
        AccountSettings.keys().forEach((key, form) -> {
            if (DESCRIPTIONS.containsKey(key)) {
                command.getCommandSpec().addOption(option(key, form));
            }
        });
        return command;
    }

    private static OptionSpec option(String key, String form) {
        String description = DESCRIPTIONS.getOrDefault(key, "");
        OptionSpec.Builder option = OptionSpec.builder(name(key)).paramLabel(form);
        return AccountSettings.isRepeatable(key)
                ? option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(description + " May be repeated.")
                        .build()
                : option.type(String.class).description(description).build();
    }

    private static String name(String key) {
        return "--" + key;
    }

    /** The account with what was said; a wrong value is told as wrong use. */
    static Account applied(CommandSpec spec, Account account) {
        Account changed = account;
        for (String key : AccountSettings.keys().keySet()) {
            if (DESCRIPTIONS.containsKey(key)) {
                List<String> values = values(spec.commandLine().getParseResult(), key);
                changed = values.isEmpty() ? changed : with(spec, changed, key, values);
            }
        }
        return changed;
    }

    private static List<String> values(ParseResult parsed, String key) {
        return AccountSettings.isRepeatable(key)
                ? parsed.matchedOptionValue(name(key), List.of())
                : Optional.<String>ofNullable(parsed.matchedOptionValue(name(key), null)).stream()
                        .toList();
    }

    private static Account with(CommandSpec spec, Account account, String key, List<String> values) {
        try {
            return AccountSettings.with(account, key, values);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), name(key) + ": " + e.getMessage(), e);
        }
    }
}
