import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type ReactNode } from 'react';
import { to } from '../app/route';

export interface Place {
  text: string;
  path: string[];
}

/** What every page has: where it is, what it is about, what can be done. */
export function Page(props: { title: string; places?: Place[]; actions?: ReactNode; description?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Mastic`;
  }, [props.title]);
  const crumbs = [...(props.places ?? []).map(place => ({ text: place.text, href: to(place.path) })), { text: props.title, href: location.hash }];
  return (
    <ContentLayout
      defaultPadding
      breadcrumbs={props.places && <BreadcrumbGroup items={crumbs} />}
      header={
        <Header variant="h1" actions={props.actions} description={props.description && <span className="wrap">{props.description}</span>}>
          <span className="wrap">{props.title}</span>
        </Header>
      }
    >
      <SpaceBetween size="l">{props.children}</SpaceBetween>
    </ContentLayout>
  );
}
