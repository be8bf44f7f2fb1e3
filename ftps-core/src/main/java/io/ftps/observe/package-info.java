/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What listens to {@link io.ftps.server.ServerEvents} and tells others: logs of transfers and of deeds, Java Flight Recorder,
 * Micrometer. Several go together by {@link io.ftps.server.ServerEvents#all}.
 */
@NullMarked
package io.ftps.observe;

import org.jspecify.annotations.NullMarked;
