/* SPDX-License-Identifier: Apache-2.0 */
/** Notices by mail. Start at {@link io.ftps.examples.mail.Outbox}. */
@NullMarked
package io.ftps.examples.mail;

import org.jspecify.annotations.NullMarked;
