import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** Takes connections for the services that it knows by number. */
@Contract("state READY: one { Bind? -> (Bound! or Refused!) -> READY; }")
public interface ServiceDirectory {
  @In
  void bind(int name, ServiceExp connection);

  @Out
  void bound();

  @Out
  void refused(ServiceExp connection);
}
