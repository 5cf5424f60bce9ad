package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.kernel.disk.DiskGuard;
import java.util.Optional;

/** A launcher that has no room for another run while the disk is full. */
public record RoomOnDisk(Launcher launcher, DiskGuard disk) implements Launcher {

  @Override
  public boolean hasRoom() {
    return disk.isRoomy() && launcher.hasRoom();
  }

  @Override
  public boolean reserve(Demand demand) {
    return disk.isRoomy() && launcher.reserve(demand);
  }

  @Override
  public void release(String runId) {
    launcher.release(runId);
  }

  @Override
  public LiveRun begin(LaunchOrder order) throws LaunchException, InterruptedException {
    return launcher.begin(order);
  }

  @Override
  public Optional<LiveRun> find(String runId) {
    return launcher.find(runId);
  }

  @Override
  public Optional<RunResult> result(String runId) {
    return launcher.result(runId);
  }

  @Override
  public void tidy(String runId) {
    launcher.tidy(runId);
  }
}
