package io.mastic.app;

import io.mastic.catalog.setting.ResourcePolicies;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;

/** What the catalog's resource policies forbid is denied, whatever another judge allows. */
record EnforcedPolicies(Authorizer other, ResourcePolicies policies) implements Authorizer {

  @Override
  public Decision decide(Ask ask) {
    Decision decision = other.decide(ask);
    return decision == Decision.ALLOWED && ask.service().equals("glue") && policies.forbid(ask)
        ? Decision.FORBIDDEN_BY_RESOURCE
        : decision;
  }
}
