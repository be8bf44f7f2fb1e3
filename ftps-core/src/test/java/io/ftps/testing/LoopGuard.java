/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.ftps.auth.Authenticator;
import io.ftps.file.DirectoryListing;
import io.ftps.file.FileSource;
import io.ftps.file.FileSystemView;
import io.ftps.file.IncomingFile;
import io.ftps.file.ModificationTimes;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.ClientCertificateVerifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Passes calls on to code that may block, and notes those that come on an event loop. */
public final class LoopGuard {
    /** What may block: the types themselves and what they open. */
    private static final List<Class<?>> GUARDED = List.of(
            FileSystemView.class,
            ModificationTimes.class,
            FileSource.class,
            IncomingFile.class,
            DirectoryListing.class,
            Authenticator.class,
            ClientCertificateVerifier.class,
            CertificateSelector.class);

    /** Methods that say of themselves that they do not block. */
    private static final Set<String> MAY_RUN_ON_LOOPS = Set.of("hasCertificates", "mayBlock");

    private LoopGuard() {}

    /** The same object behind the guard. */
    public static <T> T guard(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                LoopGuard.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (BlockingCalls.isOnLoop() && mayBlock(target, method)) {
            BlockingCalls.note(method + " was called on an event loop");
        }
        try {
            return guardResult(method.getReturnType(), arguments, method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean mayBlock(Object target, Method method) {
        boolean promisesNotTo = target instanceof CertificateSelector selector && !selector.mayBlock();
        return !promisesNotTo && !MAY_RUN_ON_LOOPS.contains(method.getName());
    }

    private static Object guardResult(Class<?> type, Object[] arguments, Object result) {
        if (result instanceof Optional<?> optional) {
            return optional.map(value -> arguments != null && arguments[0] == ModificationTimes.class
                    ? guard(ModificationTimes.class, (ModificationTimes) value)
                    : value);
        }
        return GUARDED.contains(type) ? guardUnchecked(type, result) : result;
    }

    private static <T> T guardUnchecked(Class<T> type, Object result) {
        return guard(type, type.cast(result));
    }
}
