/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The program {@code ftps}: its commands, their help, and what a person reads when something fails. {@code Main} begins;
 * {@code FtpsCommand} lists the commands; each command is one class. What they do lies in the packages below:
 * Fields of a command that picocli fills begin with an empty value. {@code config} reads configuration files, {@code serve} runs the server. {@code embedding} is for readers of the README.
 */
@NullMarked
package io.ftps.examples;

import org.jspecify.annotations.NullMarked;
