/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.NO_SUCH_PROTECTION;

import io.ftps.command.CommandRefusedException;
import java.util.Locale;

/** What protects a data connection: the argument of PROT. RFC 2228, section 3; RFC 4217, section 9. */
public enum ProtectionLevel {
    /** C: nothing. */
    CLEAR,
    /** P: TLS. */
    PRIVATE;

    static ProtectionLevel parse(String argument) throws CommandRefusedException {
        return switch (argument.strip().toUpperCase(Locale.ROOT)) {
            case "C" -> CLEAR;
            case "P" -> PRIVATE;
            case "S", "E" ->
                throw new CommandRefusedException(NO_SUCH_PROTECTION, "TLS gives C or P, nothing between.");
            case "" -> throw new CommandRefusedException(BAD_ARGUMENT, "Send PROT P or PROT C.");
            default -> throw new CommandRefusedException(BAD_PARAMETER, "PROT takes P or C.");
        };
    }
}
