/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When and how people are told of certificates that expire or are missing.
 *
 * @param folder remembers what was told and keeps mails until they are sent
 * @param at the hour of the daily look
 * @param zone in which days are counted
 * @param daysBefore how many days before its end a certificate is told
 * @param mail who gets mails; empty where the log is enough
 */
public record NoticeSettings(
        Path folder, LocalTime at, ZoneId zone, List<Integer> daysBefore, Optional<MailSettings> mail) {
    /** At 9 o'clock, two weeks before, into the log alone. */
    static NoticeSettings in(Path data) {
        return new NoticeSettings(
                data.resolve("notices"), LocalTime.of(9, 0), ZoneId.systemDefault(), List.of(14), Optional.empty());
    }
}
