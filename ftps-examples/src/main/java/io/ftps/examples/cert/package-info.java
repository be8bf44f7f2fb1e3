/* SPDX-License-Identifier: Apache-2.0 */
/**
 * {@code ftps cert}: making certificates and looking at them. {@code CertCommand} lists the commands, each of which is one
 * class and prints what it made and what comes next; the work is done by {@code io.ftps.tls.certificate}.
 */
@NullMarked
package io.ftps.examples.cert;

import org.jspecify.annotations.NullMarked;
