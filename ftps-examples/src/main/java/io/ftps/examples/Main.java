/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(
                FtpsCommand.commandLine(PasswordInput.ofProcess(), System.in).execute(args));
    }
}
