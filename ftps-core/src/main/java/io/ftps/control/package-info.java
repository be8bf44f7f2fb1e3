/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Internal: control connections. {@link CommandDecoder} gives one line for each read, {@link ControlHandler} has it run and
 * writes its reply, {@link ReplyEncoder} makes it bytes. Start reading at {@link ControlHandler}.
 */
@NullMarked
package io.ftps.control;

import org.jspecify.annotations.NullMarked;
