package io.grapholap.platform.internal;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.common.datasource.SourceAccess;
import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.PropertyType;
import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.Fault;
import io.grapholap.common.event.ExecutionEvent;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.ExportJobEvent;
import io.grapholap.common.event.IdentityEvent;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.SnapshotEvent;
import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.AlgorithmExecution;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.common.job.LeaseAnswer;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogNames;
import io.grapholap.common.question.CatalogQuestion;
import io.grapholap.common.question.CheckedDefinition;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.common.question.DefinitionsQuestion;
import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceQuestion;
import io.grapholap.common.question.SourceTable;
import io.grapholap.common.question.SourceTest;
import io.grapholap.platform.identity.ApiKey;
import io.grapholap.platform.identity.KnownKey;
import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tells native images which records are read and written as JSON outside of JAX-RS. */
@RegisterForReflection(
        targets = {
            EdgeDefinition.class,
            EntityDefinition.class,
            EntityKind.class,
            MappingDefinition.class,
            NodeDefinition.class,
            PropertyDefinition.class,
            PropertyType.class,
            ErrorBody.class,
            Fault.class,
            ExportEvent.class,
            ExportJobEvent.class,
            InstanceEvent.class,
            IdentityEvent.class,
            Grant.class,
            Visibility.class,
            AccessLevel.class,
            ApiKey.class,
            KnownKey.class,
            KnownKey[].class,
            Scope.class,
            SnapshotEvent.class,
            WrapperEvent.class,
            ExecutionEvent.class,
            AlgorithmExecution.class,
            InstanceErrorCode.class,
            InstancePhase.class,
            InstanceStatus.class,
            InstanceToken.class,
            LoadStep.class,
            ClaimRequest.class,
            ClaimedJob.class,
            ClaimedJobs.class,
            DataFile.class,
            EntityExport.class,
            JobFailure.class,
            JobKind.class,
            JobResult.class,
            JobWork.class,
            LeaseAnswer.class,
            LeaseRequest.class,
            CheckedDefinition.class,
            CheckedDefinition.Column.class,
            CheckedDefinition.Error.class,
            DefinitionsAnswer.class,
            DefinitionsQuestion.class,
            CatalogContents.class,
            CatalogContents.Schema.class,
            CatalogContents.Table.class,
            CatalogContents.Column.class,
            CatalogNames.class,
            CatalogQuestion.class,
            SourceItems.class,
            SourceItems.Item.class,
            SourceQuestion.class,
            SourceTable.class,
            SourceTable.Column.class,
            SourceTest.class,
            SourceAccess.class,
            SourceType.class,
            KnownUser.class,
            Role.class
        })
final class ContractReflection {
    private ContractReflection() {}
}
