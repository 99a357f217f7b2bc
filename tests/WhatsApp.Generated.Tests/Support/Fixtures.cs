// Every test has its own fixture instance, so that tests share nothing.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
