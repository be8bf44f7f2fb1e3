/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The program {@code ftps}: its commands, their help, and what a person reads when something fails. {@code Main} begins;
 * {@code FtpsCommand} lists the commands; each command is one class. Fields of a command that picocli fills begin with an
 * empty value. What the commands do lies in the packages below: {@code config} reads configuration files, {@code serve} runs
 * the server. {@code embedding} is for readers of the README.
 */
@NullMarked
package io.ftps.examples;

import org.jspecify.annotations.NullMarked;
