package org.rarecase.workflow;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.rarecase.workflow.file.AllowedBeans;
import org.rarecase.workflow.file.RestrictedExpressions;
import org.rarecase.workflow.process.WorkflowSettings;
import org.rarecase.workflow.task.WaitingTasks;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine, on our database and in our transactions. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** A hundred processes that start together take about so many. */
    private static final int IDS_AT_ONCE = 1_000;

    /** A plain bean, not a factory bean: those are instantiated by checks at start-up, before settings are bound. */
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    ProcessEngine processEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            JdbcTemplate template,
            ApplicationContext context,
            WorkflowSettings settings)
            throws Exception {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setApplicationContext(context);
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        configuration.setHistoryTimeToLive("P" + settings.historyDays() + "D");
        configuration.setTenantIdProvider(new SiteOfCase());
        configuration.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new QueryTaskCandidates(), new WaitingTasks(template))));
        configuration.setExpressionManager(new RestrictedExpressions(new AllowedBeans(context)));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setArtifactFactory(new NoClasses());
        configuration.setJobExecutorActivate(false);
        configuration.setIdBlockSize(IDS_AT_ONCE);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        // A refusal by a delegate is an answer to the user, and no error of the engine.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setDbIdentityUsed(false);
        ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
        factory.setApplicationContext(context);
        factory.setProcessEngineConfiguration(configuration);
        return factory.getObject();
    }

    /** Files that name a class are refused; those that an earlier program took get no further than here. */
    private static final class NoClasses implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> named) {
            throw new ProcessEngineException("A process may not run the class " + named.getName());
        }
    }

    /** Timers run once everything they may call is there. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> timers(ProcessEngine engine, WorkflowSettings settings) {
        return ready -> {
            if (settings.jobs()) {
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getJobExecutor()
                        .start();
            }
        };
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Bean
    DecisionService decisionService(ProcessEngine engine) {
        return engine.getDecisionService();
    }
}
