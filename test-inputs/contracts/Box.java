import java.util.List;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** Takes any Java object, and other boxes; stays within its process. */
@Contract(value = "state OPEN: one { Put? -> Done! -> OPEN; Sub? -> Done! -> OPEN; }", local = true)
public interface Box {
  @In
  void put(Object what, List<String> names);

  @In
  void sub(BoxImp inner);

  @Out
  void done();
}
