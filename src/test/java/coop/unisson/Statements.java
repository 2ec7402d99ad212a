package coop.unisson;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the SQL statements of the engine and of the rooms alike, batches once for each statement in them. */
@Component
public class Statements implements BeanPostProcessor {

    /** By thread: what runs in the background meanwhile is nobody's cost. */
    private static final ThreadLocal<Long> COUNT = ThreadLocal.withInitial(() -> 0L);

    /** A piece of work whose statements are counted; it runs on the caller's thread. */
    public interface Work {
        void run() throws Exception;
    }

    public static long of(Work work) throws Exception {
        long before = COUNT.get();
        work.run();
        return COUNT.get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("dataSource") && bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private static class Counting extends DelegatingDataSource {

        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            return (Connection) counting(Connection.class, super.getConnection());
        }
    }

    private static Object counting(Class<?> type, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute") && !method.getName().equals("executeBatch")
                    || method.getName().equals("addBatch")) {
                COUNT.set(COUNT.get() + 1);
            }
            try {
                Object result = method.invoke(target, args);
                Class<?> returned = method.getReturnType();
                return result != null && java.sql.Statement.class.isAssignableFrom(returned)
                        ? counting(returned, result)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
