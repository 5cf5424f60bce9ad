import Box from '@cloudscape-design/components/box';
import { Component, type ReactNode } from 'react';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';

/** A page with a defect says so; the others go on, and none is blank. */
export class Boundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error ? (
      <Box padding="xxl"><Failure error={asCallError(this.state.error)} again={() => location.reload()} /></Box>
    ) : (
      this.props.children
    );
  }
}
